/**
 * Stands in the page itself, below the form of the shell: the form can be seen before the script is
 * there, and nothing that is done with it meanwhile may be lost.
 */
import { pinFrom, ticketFrom } from '../play/address.ts';

const { dataset } = document.documentElement;
dataset.early = '';

const pin = pinFrom(location);
const field = document.getElementById('pin') as HTMLInputElement | null;
if (field && !field.value) field.value = pin;

// Join may be pressed early. To load a page now would lose what was typed.
addEventListener('submit', (event) => {
  if (!('early' in dataset)) return;
  event.preventDefault();
  dataset.early = 'pressed';
});

// A player who comes back into a game sees that, not the form.
try {
  if (ticketFrom(location) || sessionStorage.getItem(`qrush.player.${pin}`)) dataset.returning = '';
} catch {
  // Storage is denied: nobody is known here.
}

dataset.shown = '';
