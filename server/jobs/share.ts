/**
 * This process's share of what its host does at once.
 * @param total of the host
 * @param index of this process among the host's `processes`, from 0
 */
export function shareOf(total: number, processes: number, index: number): number {
  return Math.floor(total / processes) + (index < total % processes ? 1 : 0);
}
