package foyer.tenancy.explain;

import foyer.entitlements.Entitlements;
import foyer.entitlements.Limit;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.TargetStates;
import foyer.platform.graphql.access.AccessFinding;
import foyer.platform.graphql.access.AccessKind;
import foyer.platform.graphql.access.DirectiveArguments;
import foyer.platform.graphql.ids.NodeTargets;
import foyer.platform.graphql.ids.NodeTargets.NodeTarget;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells the truth about an operation: what its guard finds, whether its limit has room, and what becomes of its target,
 * each by the code that decides when the operation is used (spec/tenancy.md, {@code accessExplanation}).
 */
@Component
class Explanations {

    /** What closes operations for a while, and does not say who may see what. */
    private static final Set<AccessKind> PASSING =
            Set.of(AccessKind.SUSPENSION, AccessKind.SUBSCRIPTION, AccessKind.IMPERSONATION);

    private final RootFields fields;
    private final NodeTargets targets;
    private final List<TargetStates> states;
    private final Entitlements entitlements;
    private final AccessTexts texts;

    Explanations(
            RootFields fields,
            NodeTargets targets,
            List<TargetStates> states,
            Entitlements entitlements,
            AccessTexts texts) {
        this.fields = fields;
        this.targets = targets;
        this.states = List.copyOf(states);
        this.entitlements = entitlements;
        this.texts = texts;
    }

    AccessExplanation explain(GraphQLSchema schema, String action, @Nullable String target) {
        var actor = CurrentCaller.actor();
        var field = fields.find(schema, action);
        var findings = new ArrayList<>(field.guard().explain(actor));
        if (isKnown(findings) && actor.tenantId() != null) {
            addLimit(field.definition(), findings);
        }
        if (target != null) {
            addTarget(action, targets.of(target, "target"), actor, findings);
        }
        return texts.explain(findings);
    }

    private static boolean isKnown(List<AccessFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.kind() == AccessKind.SIGNED_IN || finding.kind() == AccessKind.TENANT)
                .allMatch(AccessFinding::ok);
    }

    private void addLimit(GraphQLFieldDefinition field, List<AccessFinding> findings) {
        var limited = field.getAppliedDirective("limited");
        if (limited == null) {
            return;
        }
        var limit = Limit.valueOf(Objects.requireNonNull(DirectiveArguments.<String>of(limited, "by")));
        var refused = entitlements.refusal(limit, 1);
        findings.add(new AccessFinding(AccessKind.LIMIT, refused == null ? null : refused.told(), limit.name()));
    }

    /** Of what the caller may not see at all, nothing is told: neither that it is there nor that it is not. */
    private void addTarget(String action, NodeTarget target, Actor actor, List<AccessFinding> findings) {
        var sees = target.guard().explain(actor).stream()
                .allMatch(finding -> finding.ok() || PASSING.contains(finding.kind()));
        if (sees) {
            findings.add(new AccessFinding(AccessKind.TARGET, refusal(action, target)));
        }
    }

    private @Nullable ApiException refusal(String action, NodeTarget target) {
        var node = target.find();
        if (node == null) {
            return new ApiException(ApiErrorCode.FORBIDDEN, AccessTexts.UNKNOWN_TARGET);
        }
        for (var state : states) {
            var code = state.prefix().equals(target.source().prefix()) ? state.refusal(action, node) : null;
            if (code != null) {
                return new ApiException(
                        ApiErrorCode.FORBIDDEN, code.getDeclaringClass().getSimpleName() + "." + code.name());
            }
        }
        return null;
    }
}
