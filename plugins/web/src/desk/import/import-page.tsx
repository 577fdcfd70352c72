import { PageHeader } from '../frame/page-header.tsx';

export function ImportPage() {
  return <PageHeader title="Import" />;
}
