import{a as o,f as r}from"./Ide.js";import"./react.js";import"./monaco.js";import"./index.js";const s={insertSpaces:!0,tabSize:2,eol:`
`},i={jsonc:{parse:t=>({text:t}),astFormat:"jsonc-text",locStart:()=>0,locEnd:({text:t})=>t.length}},c={"jsonc-text":{print:({node:{text:t}})=>o(t,r(t,void 0,s)).trim()}};export{i as parsers,c as printers};
