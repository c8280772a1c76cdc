// The editor's inner modules and GraphiQL's style sheets come without types.
declare module 'monaco-editor/esm/*';
declare module '@graphiql/react/style.css';
declare module '@graphiql/plugin-doc-explorer/style.css';
declare module '@graphiql/plugin-history/style.css';
declare module 'graphiql/graphiql.css';

declare var MonacoEnvironment: { getWorker(id: string, label: string): Worker };
