import { PageHeader } from '../frame/page-header.tsx';

export function GamesPage() {
  return <PageHeader title="Games" />;
}
