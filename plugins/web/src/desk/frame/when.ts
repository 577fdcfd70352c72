import { language } from '../../words/page-words.ts';
import { t } from '../../words/t.ts';

const DAY = 24 * 3600 * 1000;

/** 24 hours and days before months, where the page only knows that it is English. */
const clockLanguage = language === 'en' ? 'en-GB' : language;
const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
const clock = new Intl.DateTimeFormat(clockLanguage, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(clockLanguage, { day: 'numeric', month: 'short' });
const dayOfYear = new Intl.DateTimeFormat(clockLanguage, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** Days between two times as a calendar counts them. */
const daysBetween = (from: Date, to: Date): number =>
  Math.round((new Date(to).setHours(12, 0, 0, 0) - new Date(from).setHours(12, 0, 0, 0)) / DAY);

/** How long ago a time is: "today", "3 days ago", "in May" words. @param iso as the API says times */
export function daysAgo(iso: string, now = new Date()): string {
  const days = daysBetween(new Date(iso), now);
  if (days < 14) return relative.format(-days, 'day');
  if (days < 60) return relative.format(-Math.round(days / 7), 'week');
  if (days < 700) return relative.format(-Math.round(days / 30.4), 'month');
  return relative.format(-Math.round(days / 365), 'year');
}

/** A time as a table says it: "Today 19:30", "Yesterday 10:05", "22 Nov 20:00", "2 Nov 2025". */
export function moment(iso: string, now = new Date()): string {
  const at = new Date(iso);
  const days = daysBetween(at, now);
  if (days === 0) return t('desk.today', { time: clock.format(at) });
  if (days === 1) return t('desk.yesterday', { time: clock.format(at) });
  if (at.getFullYear() === now.getFullYear()) return `${day.format(at)} ${clock.format(at)}`;
  return dayOfYear.format(at);
}
