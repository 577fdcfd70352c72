import { PageHeader } from '../frame/page-header.tsx';

export function LibraryPage() {
  return <PageHeader title="Library" />;
}
