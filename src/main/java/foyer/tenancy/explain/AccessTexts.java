package foyer.tenancy.explain;

import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.access.AccessFinding;
import foyer.platform.graphql.access.AccessKind;
import foyer.platform.graphql.access.SchemaPermissions;
import foyer.platform.messages.Messages;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Role;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Findings in words: a refusal as the operation itself tells it, and the cheapest way out of each. */
@Component
class AccessTexts {

    static final String UNKNOWN_TARGET = "access.targetUnknown";

    private static final String FIX = "access.fix.";

    /** The weakest first. */
    private static final List<Role> ROLES =
            List.of(Role.VIEWER, Role.MEMBER, Role.MANAGER, Role.DEVELOPER, Role.ADMIN, Role.OWNER);

    private final Messages messages;
    private final SchemaPermissions permissions;

    AccessTexts(Messages messages, SchemaPermissions permissions) {
        this.messages = messages;
        this.permissions = permissions;
    }

    AccessExplanation explain(List<AccessFinding> findings) {
        var fix = findings.stream()
                .filter(finding -> !finding.ok())
                .map(this::fix)
                .distinct()
                .collect(Collectors.joining(" "));
        return new AccessExplanation(
                findings.stream().allMatch(AccessFinding::ok),
                findings.stream()
                        .map(finding -> new AccessReason(finding.kind(), finding.ok(), detail(finding)))
                        .toList(),
                fix.isEmpty() ? null : fix);
    }

    private String detail(AccessFinding finding) {
        var refusal = finding.refusal();
        var text = refusal == null ? messages.get("access.ok." + finding.kind(), finding.subject()) : told(refusal);
        return finding.kind() == AccessKind.PERMISSION ? text + " " + holders(finding.subject()) : text;
    }

    private String told(ApiException refusal) {
        return messages.get(refusal.messageKey(), refusal.arguments().toArray());
    }

    private String holders(String permission) {
        var roles = permissions.rolesWith(permission);
        return messages.get("access.holders", roles.size(), String.join(", ", roles));
    }

    private String fix(AccessFinding finding) {
        var refusal = Objects.requireNonNull(finding.refusal());
        return switch (finding.kind()) {
            case SIGNED_IN -> messages.get(FIX + (isAnonymous() ? "SIGNED_IN" : "person"));
            case TENANT, SUSPENSION, SUBSCRIPTION, IMPERSONATION -> messages.get(FIX + finding.kind());
            case MODULE, FEATURE, LIMIT -> plan(finding.kind(), refusal);
            case ROLE -> messages.get(FIX + "ROLE", finding.subject());
            case PERMISSION -> permission(finding.subject());
            case TARGET -> refusal.messageKey().equals(UNKNOWN_TARGET) ? messages.get(FIX + "TARGET") : told(refusal);
        };
    }

    private static boolean isAnonymous() {
        return CurrentCaller.actor() instanceof Actor.Anonymous;
    }

    private String plan(AccessKind kind, ApiException refusal) {
        var plan = refusal.extensions().get("plan");
        return messages.get(FIX + kind, plan == null ? 0 : 1, plan == null ? "" : plan);
    }

    private String permission(String permission) {
        if (CurrentCaller.actor() instanceof Actor.ApiKey) {
            return messages.get(FIX + "key", permission);
        }
        var role = weakest(permission);
        return role == null
                ? messages.get(FIX + "customRole", permission)
                : messages.get(FIX + "PERMISSION", permission, role.name());
    }

    private @Nullable Role weakest(String permission) {
        var holders = permissions.rolesWith(permission);
        return ROLES.stream()
                .filter(role -> holders.contains(role.name()))
                .findFirst()
                .orElse(null);
    }
}
