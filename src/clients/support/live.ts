import { print } from 'graphql';
import assert from 'node:assert/strict';
import { LeadChangedDocument, type LeadChangedSubscription } from '../generated/graphql.js';

/** What every client of subscriptions does: take messages one by one, and go on from the last cursor. */

export type Message = { data?: LeadChangedSubscription | null; errors?: readonly unknown[] };

/**
 * A subscription that goes on where it was: clients write the operation anew for each connection, so the variable is
 * read anew too. After the first break nothing is missed, and nothing comes twice.
 */
export class LeadChanges {
  cursor: string | undefined;

  get payload() {
    const changes = this;
    return {
      query: print(LeadChangedDocument),
      variables: {
        get after() {
          return changes.cursor;
        },
      },
    };
  }

  /** The titles of the leads that are created, until the last of these is there. */
  async created(messages: AsyncIterable<Message>, last: string): Promise<string[]> {
    const titles: string[] = [];
    for await (const message of messages) {
      const event = this.taken(message);
      if (event.kind === 'CREATED') {
        assert.ok(event.lead);
        titles.push(event.lead.title);
      }
      if (titles.at(-1) === last) {
        break;
      }
    }
    return titles;
  }

  /** The message's event, which is remembered as the last. */
  taken(message: Message): LeadChangedSubscription['leadChanged'] {
    assert.deepEqual(message.errors ?? [], []);
    assert.ok(message.data);
    this.cursor = message.data.leadChanged.cursor;
    return message.data.leadChanged;
  }
}

/** A promise with its handles, to say when something has happened. */
export function signal(): { promise: Promise<void>; done: () => void } {
  let done = () => {};
  const promise = new Promise<void>((resolve) => {
    done = resolve;
  });
  return { promise, done };
}
