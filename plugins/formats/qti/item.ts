import type { FilePlace } from '../../../server/plugin.ts';
import {
  type Common,
  takeChoices,
  takeNumber,
  takeOrder,
  takePairs,
  takeTyped,
} from '../questions.ts';
import type { Reading } from '../reading.ts';
import { tidy } from '../text/clean.ts';
import { allIn, childOf, type Element, elementsIn, textIn } from '../xml/tree.ts';

/** Interactions that are read. */
const READ = [
  'choiceInteraction',
  'inlineChoiceInteraction',
  'textEntryInteraction',
  'orderInteraction',
  'matchInteraction',
  'associateInteraction',
];

const FIX = 'Name it in the correctResponse of the item.';

/** Where an answer stands in a sentence. */
const GAP = '_____';

/** Reads an item of QTI 2 or 3, whose names are those of QTI 2 already. */
export function takeItem(reading: Reading, place: FilePlace, item: Element): void {
  const body = childOf(item, 'itemBody');
  const interactions = body ? [...interactionsIn(body)] : [];
  const [interaction, ...others] = interactions;
  if (!body || !interaction) {
    reading.error(place, 'This item asks for nothing.', 'Give it one interaction.');
    return;
  }
  if (others.length > 0) {
    reading.error(
      place,
      `This item asks for ${interactions.length} things.`,
      'Make an item of each of them.',
    );
    return;
  }
  if (!READ.includes(interaction.name)) {
    reading.error(
      place,
      `This item asks in a way that cannot be played here (${interaction.name}).`,
      'Ask for the same with answers to choose from, or with one to type.',
    );
    return;
  }
  for (const picture of picturesIn(body)) reading.picture(place, picture);
  const asked = declarationOf(item, interaction);
  const common = {
    text: textOf(body, interaction),
    explanation: explanationOf(reading, place, item),
  };
  takeInteraction(reading, place, { interaction, asked, common });
}

/** Feedback that everybody gets explains the answer; that which depends on the answer is left out. */
function explanationOf(reading: Reading, place: FilePlace, item: Element): string | undefined {
  const [feedback, ...others] = elementsIn(item).filter(({ name }) => name === 'modalFeedback');
  if (!feedback) return undefined;
  if (others.length === 0) return linesOf(feedback);
  reading.once(place, 'Feedback to answers is left out, here and below.');
  return undefined;
}

interface Asked {
  common: Common;
  interaction: Element;
  asked: Declaration;
}

function takeInteraction(reading: Reading, place: FilePlace, item: Asked): void {
  const { interaction, asked, common } = item;
  switch (interaction.name) {
    case 'textEntryInteraction':
      if (/^(integer|float)$/.test(asked.type)) {
        takeNumber(reading, place, { ...common, value: Number(asked.values[0] ?? Number.NaN) });
      } else takeTyped(reading, place, { ...common, accepted: asked.values });
      return;
    case 'orderInteraction': {
      const choices = choicesIn(interaction);
      const options = asked.values.map((id) => choices.get(id) ?? '');
      if (options.length === 0) reading.error(place, 'No right order is given.', FIX);
      else takeOrder(reading, place, { ...common, options });
      return;
    }
    case 'matchInteraction':
    case 'associateInteraction': {
      const choices = choicesIn(interaction);
      const pairs = asked.values.map((value): [string, string] => {
        const [left = '', right = ''] = value.split(/\s+/);
        return [choices.get(left) ?? '', choices.get(right) ?? ''];
      });
      takePairs(reading, place, { ...common, pairs });
      return;
    }
    default: {
      const choices = choicesIn(interaction);
      const ids = [...choices.keys()];
      const unknown = asked.values.find((id) => !choices.has(id));
      if (unknown !== undefined) {
        reading.error(
          place,
          `“${unknown}” is marked as right, but there is no answer with this identifier.`,
          `The identifiers are ${ids.slice(0, 10).join(', ')}.`,
        );
        return;
      }
      takeChoices(reading, place, {
        ...common,
        options: [...choices.values()],
        correct: asked.values.map((id) => ids.indexOf(id)),
        several: /^(multiple|ordered)$/.test(asked.cardinality),
        fix: FIX,
      });
    }
  }
}

interface Declaration {
  cardinality: string;
  type: string;
  /** Identifiers or texts that are right. */
  values: string[];
}

/** The item's declaration of the response that an interaction asks for. */
function declarationOf(item: Element, { attributes }: Element): Declaration {
  const id = attributes.responseIdentifier ?? attributes['response-identifier'] ?? 'RESPONSE';
  const declaration = elementsIn(item).find(
    (one) => one.name === 'responseDeclaration' && one.attributes.identifier === id,
  );
  const correct = declaration && childOf(declaration, 'correctResponse');
  const values = correct ? [...allIn(correct, 'value')].map((value) => textIn(value).trim()) : [];
  const mapped = declaration ? [...allIn(declaration, 'mapEntry')] : [];
  const also = mapped
    .filter(({ attributes: of }) => Number(of.mappedValue ?? of['mapped-value']) > 0)
    .map(({ attributes: of }) => of.mapKey ?? of['map-key'] ?? '');
  const isText = declaration?.attributes[baseTypeName(declaration)] === 'string';
  return {
    cardinality: declaration?.attributes.cardinality ?? '',
    type: declaration?.attributes[baseTypeName(declaration)] ?? '',
    values: values.length === 0 || isText ? [...new Set([...values, ...also])] : values,
  };
}

const baseTypeName = ({ attributes }: Element): string =>
  'baseType' in attributes ? 'baseType' : 'base-type';

const CHOICES = ['simpleChoice', 'inlineChoice', 'simpleAssociableChoice'];

/** The texts of what can be chosen, by identifier. */
function choicesIn(interaction: Element): Map<string, string> {
  return new Map(
    CHOICES.flatMap((name) => [...allIn(interaction, name)]).map((choice) => [
      choice.attributes.identifier ?? '',
      linesOf(choice).replace(/\s+/g, ' ').trim(),
    ]),
  );
}

function* interactionsIn(element: Element): Generator<Element> {
  for (const child of elementsIn(element)) {
    if (child.name.endsWith('Interaction')) yield child;
    else yield* interactionsIn(child);
  }
}

function* picturesIn(element: Element): Generator<string> {
  for (const name of ['img', 'object', 'picture', 'audio', 'video']) {
    for (const { attributes } of allIn(element, name))
      yield attributes.src ?? attributes.data ?? '';
  }
}

/** The text around the interaction, and its prompt. */
function textOf(body: Element, interaction: Element): string {
  const isInline = /^(textEntry|inlineChoice)/.test(interaction.name);
  const around = linesOf(body, interaction, isInline ? GAP : '');
  const prompt = childOf(interaction, 'prompt');
  const text = tidy([around, prompt ? linesOf(prompt) : ''].join('\n'));
  // A gap at the end is where every answer goes.
  return isInline ? text.replace(/\s*_____\s*$/, '') : text;
}

const BREAKS = /^(p|div|br|li|tr|h[1-6]|blockquote|pre)$/;

/** Text as HTML breaks it into lines. */
function linesOf(element: Element, gap?: Element, sign = ''): string {
  const pieces = element.children.map((child) => {
    if (typeof child === 'string') return child.replace(/\s+/g, ' ');
    if (child === gap) return sign;
    if (/^(rubricBlock|feedbackInline|feedbackBlock)$/.test(child.name)) return '';
    const inner = linesOf(child, gap, sign);
    return BREAKS.test(child.name) ? `${inner}\n` : inner;
  });
  return pieces.join('');
}
