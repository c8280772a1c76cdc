package foyer.leads;

import static foyerdb.leads.Tables.LEAD;

import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.Keyset.Column;
import java.util.List;

/** The order of a list of leads; the schema's enum of the same name. Each has an index of its own. */
public enum LeadOrder {
    CREATED_AT_DESC,
    UPDATED_AT_DESC,
    TITLE_ASC,
    SCORE_DESC,
    VALUE_DESC,
    FIRST_RESPONSE_DUE_ASC;

    private static final Column<Lead, ?> ID =
            new Column<>(LEAD.ID, lead -> lead.id().value());
    private static final Keyset<Lead> CREATED =
            Keyset.descending("CREATED_AT_DESC", List.of(new Column<>(LEAD.CREATED_AT, Lead::createdAt), ID));
    private static final Keyset<Lead> UPDATED =
            Keyset.descending("UPDATED_AT_DESC", List.of(new Column<>(LEAD.UPDATED_AT, Lead::updatedAt), ID));
    private static final Keyset<Lead> TITLE =
            Keyset.ascending("TITLE_ASC", List.of(new Column<>(LEAD.TITLE, Lead::title), ID));
    private static final Keyset<Lead> SCORE =
            Keyset.descending("SCORE_DESC", List.of(new Column<>(LEAD.SCORE_RANK, LeadOrder::scoreRank), ID));
    private static final Keyset<Lead> VALUE =
            Keyset.descending("VALUE_DESC", List.of(new Column<>(LEAD.VALUE_RANK, LeadOrder::valueRank), ID));

    private static final Keyset<Lead> DUE = Keyset.ascending(
            "FIRST_RESPONSE_DUE_ASC",
            List.of(new Column<>(LEAD.DUE_RANK, lead -> lead.firstResponse().rank()), ID));

    /** Where those stand that have no value: behind all that have one. */
    private static final long NOTHING = -1;

    public Keyset<Lead> keyset() {
        return switch (this) {
            case CREATED_AT_DESC -> CREATED;
            case UPDATED_AT_DESC -> UPDATED;
            case TITLE_ASC -> TITLE;
            case SCORE_DESC -> SCORE;
            case VALUE_DESC -> VALUE;
            case FIRST_RESPONSE_DUE_ASC -> DUE;
        };
    }

    private static Long scoreRank(Lead lead) {
        return lead.score() == null ? NOTHING : lead.score();
    }

    private static Long valueRank(Lead lead) {
        return lead.value() == null ? NOTHING : lead.value().amountMinor();
    }
}
