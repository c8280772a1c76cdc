// Stands in for prettier's JavaScript parser and printer, which GraphiQL loads (600 KB) only to
// indent variables and headers.
import { applyEdits, format } from 'jsonc-parser';

interface Text {
  text: string;
}

const layout = { insertSpaces: true, tabSize: 2, eol: '\n' };

export const parsers = {
  jsonc: {
    parse: (text: string): Text => ({ text }),
    astFormat: 'jsonc-text',
    locStart: () => 0,
    locEnd: ({ text }: Text) => text.length,
  },
};

export const printers = {
  'jsonc-text': {
    print: ({ node: { text } }: { node: Text }) => applyEdits(text, format(text, undefined, layout)).trim(),
  },
};
