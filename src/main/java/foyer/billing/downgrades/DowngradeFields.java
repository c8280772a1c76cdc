package foyer.billing.downgrades;

import foyer.billing.BillingPreview;
import foyer.billing.PlannedTerms;
import foyer.entitlements.KeptMarks;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.PageRequest;
import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.access.FieldGuards;
import foyer.platform.graphql.ids.NodeSources;
import foyer.platform.security.CurrentCaller;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What is told of what would be frozen: as much of it as the caller may see by any other way. */
@Controller
class DowngradeFields {

    private final DowngradePlans plans;
    private final PlannedTerms terms;
    private final KeptMarks kept;
    private final NodeSources sources;
    private final FieldGuards guards;

    DowngradeFields(DowngradePlans plans, PlannedTerms terms, KeptMarks kept, NodeSources sources, FieldGuards guards) {
        this.plans = plans;
        this.terms = terms;
        this.kept = kept;
        this.sources = sources;
        this.guards = guards;
    }

    @SchemaMapping
    List<DowngradeOver> over(BillingPreview preview) {
        var planned = terms.planned(preview.plan(), preview.paidSeats());
        return planned == null ? List.of() : plans.over(planned);
    }

    @SchemaMapping
    List<String> kept(DowngradeOver over) {
        var freezing = over.freezing();
        var ids = freezing == null ? List.<UUID>of() : kept.of(freezing.kind());
        if (freezing == null || ids.isEmpty()) {
            return List.of();
        }
        return freezing.keepable(ids).stream()
                .sorted()
                .map(id -> TypeIds.encode(freezing.prefix(), id))
                .toList();
    }

    @SchemaMapping
    DowngradeItems items(DowngradeOver over, PageRequest page) {
        var freezing = over.freezing();
        if (freezing == null) {
            return DowngradeItems.NONE;
        }
        var source = Objects.requireNonNull(sources.byPrefix().get(freezing.prefix()));
        try {
            guards.ofQuery(source.rootField()).check(CurrentCaller.actor());
        } catch (ApiException e) {
            return DowngradeItems.NONE;
        }
        var ids = freezing.over(over.allowed(), page);
        return DowngradeItems.of(ids, source.byIds(ids.nodes()));
    }
}
