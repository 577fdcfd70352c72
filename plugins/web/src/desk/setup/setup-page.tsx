import { PageHeader } from '../frame/page-header.tsx';

export function SetupPage() {
  return <PageHeader title="Setup" />;
}
