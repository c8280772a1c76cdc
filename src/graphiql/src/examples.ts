export interface Example {
  query: string;
  variables?: string;
}

/** Business kinds that have examples; a tenant's is `viewer.tenant.blueprint`. */
export type Blueprint = 'LEAD_GENERATION' | 'REAL_ESTATE';

export const WELCOME: Example = {
  query: `# Welcome to Foyer.
#
# Run this operation with the play button or
# Ctrl-Enter (⌘-Enter on a Mac).
#
# The other tabs hold examples. On the left are the
# documentation and the history of what you have run.
# Ctrl-Space completes what you type.
#
# Requests are sent as the person, and in the company,
# named at the top. To try an API key instead, set an
# "Authorization" header below.

query WhoAmI {
  viewer {
    user { name email }
    tenant { name slug blueprint }
    permissions
  }
}
`,
};

export const EXAMPLES: Record<Blueprint, readonly Example[]> = {
  LEAD_GENERATION: [
    {
      query: `# The newest leads, 20 at a time. For the next page
# pass pageInfo.endCursor as the argument "after".
# Money counts the currency's smallest unit:
# 125000 USD is $1,250.00.

query RecentLeads {
  leads(first: 20, orderBy: CREATED_AT_DESC) {
    totalCount
    nodes {
      id
      title
      stage { key name }
      assignee { name }
      value { amountMinor currency }
      createdAt
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
    },
    {
      query: `# Creates a lead from the variables below. What is
# wrong with them comes back in userErrors.

mutation CreateLead($input: LeadCreateInput!) {
  leadCreate(input: $input) {
    lead {
      id
      title
      stage { key name }
      value { amountMinor currency }
    }
    userErrors { message code path }
  }
}
`,
      variables: variables({
        input: {
          title: 'Website relaunch',
          contact: {
            name: 'Ada Example',
            company: 'Example Ltd',
            email: 'ada@example.com',
            phone: '+12025550143',
          },
          value: { amountMinor: 125000, currency: 'USD' },
        },
      }),
    },
    {
      query: `# What happens to leads, as it happens. Run it, then
# change one in another tab. After a break, set "after"
# to the last cursor: nothing is missed.

subscription WatchLeads($after: String) {
  leadChanged(after: $after) {
    cursor
    kind
    changedFields
    actor { name }
    lead { id title stage { name } assignee { name } }
  }
}
`,
      variables: variables({ after: null }),
    },
  ],
  REAL_ESTATE: [
    {
      query: `# Who looks after the newest inquiries.

query RecentInquiries {
  leads(first: 10, orderBy: CREATED_AT_DESC) {
    totalCount
    nodes {
      title
      stage { name }
      assignee { name }
      createdAt
    }
  }
}
`,
    },
    {
      query: `# Records a buyer who wants to see a listing.

mutation CreateInquiry($input: LeadCreateInput!) {
  leadCreate(input: $input) {
    lead { id title stage { key name } assignee { name } }
    userErrors { message code path }
  }
}
`,
      variables: variables({
        input: {
          title: 'Viewing: two-bedroom flat by the park',
          contact: { name: 'Sam Example', email: 'sam@example.com', phone: '+12025550178' },
        },
      }),
    },
    {
      query: `# What happens to inquiries, as it happens. Run it, then
# change one in another tab. After a break, set "after"
# to the last cursor: nothing is missed.

subscription WatchInquiries($after: String) {
  leadChanged(after: $after) {
    cursor
    kind
    changedFields
    actor { name }
    lead { id title stage { name } assignee { name } }
  }
}
`,
      variables: variables({ after: null }),
    },
  ],
};

/** The tabs of a first visit. */
export function firstTabs(): Example[] {
  return [WELCOME, ...Object.values(EXAMPLES).flat()];
}

function variables(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
