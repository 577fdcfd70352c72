/** Gives a file to who sits here, as a download. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The browser fetches it after the click: an address taken back at once would lose it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
