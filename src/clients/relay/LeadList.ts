import { graphql } from 'relay-runtime';

/** A page of leads that can be paged on, as a list component declares it. */
export const leadListFragment = graphql`
  fragment LeadList_viewer on Query
  @argumentDefinitions(first: { type: "Int", defaultValue: 2 }, after: { type: "String" }, filter: { type: "LeadFilter" })
  @refetchable(queryName: "LeadListPageQuery") {
    leads(first: $first, after: $after, filter: $filter) @connection(key: "LeadList_leads", filters: ["filter"]) {
      totalCount
      edges {
        node {
          id
          ...LeadCard_lead
        }
      }
    }
  }
`;

export const leadListQuery = graphql`
  query LeadListQuery($first: Int, $filter: LeadFilter) {
    ...LeadList_viewer @arguments(first: $first, filter: $filter)
  }
`;
