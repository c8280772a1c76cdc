import { GraphiQL } from 'graphiql';
import { useMemo } from 'react';
import { firstTabs } from './examples';
import { createFetcher } from './fetcher';
import type { Session } from './session';
import { storage } from './storage';
import './workers';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';

export default function Ide({ session }: { session: Session }) {
  const fetcher = useMemo(() => createFetcher(session), [session]);
  return (
    <main className="ide">
      <GraphiQL
        fetcher={fetcher}
        storage={storage}
        defaultTabs={firstTabs()}
        defaultEditorToolsVisibility="variables"
        shouldPersistHeaders={false}
        inputValueDeprecation
        schemaDescription
      >
        <GraphiQL.Logo>{null}</GraphiQL.Logo>
      </GraphiQL>
    </main>
  );
}
