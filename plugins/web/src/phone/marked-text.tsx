import { type Piece, readMarkup } from './markup.ts';

/** A message's text with its markup shown. Built from elements, so nothing in it can be code. */
export function MarkedText({ text }: { text: string }) {
  return <Pieces pieces={readMarkup(text)} />;
}

function Pieces({ pieces }: { pieces: Piece[] }) {
  return pieces.map((piece, index) => <Marked key={index} piece={piece} />);
}

function Marked({ piece }: { piece: Piece }) {
  switch (piece.type) {
    case 'text':
      return <>{piece.text}</>;
    case 'mono':
      return <code>{piece.text}</code>;
    case 'link':
      return (
        <a href={piece.text} target="_blank" rel="noopener noreferrer">
          {piece.text}
        </a>
      );
    case 'bold':
      return (
        <strong>
          <Pieces pieces={piece.pieces} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Pieces pieces={piece.pieces} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Pieces pieces={piece.pieces} />
        </s>
      );
  }
}
