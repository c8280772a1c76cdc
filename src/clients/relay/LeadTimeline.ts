import { graphql } from 'relay-runtime';

/** A lead's timeline, paged on through the lead's id. */
export const leadTimelineFragment = graphql`
  fragment LeadTimeline_lead on Lead
  @argumentDefinitions(first: { type: "Int", defaultValue: 5 }, after: { type: "String" })
  @refetchable(queryName: "LeadTimelinePageQuery") {
    timeline(first: $first, after: $after) @connection(key: "LeadTimeline_timeline") {
      edges {
        node {
          kind
          occurredAt
        }
      }
    }
  }
`;
