package foyer.platform.isolation;

import foyer.platform.database.SystemDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Looks at every table as PostgreSQL's catalogue has it at this moment: whether rows of one tenant can be had in another,
 * whatever the code does. What the build checks of a migrated database is checked here of the one that serves.
 */
@Component
public class IsolationReports {

    private static final String APP = "foyer_app";
    private static final String EVERYTHING = "*";

    /** What a serving login may have at most; the rest would let it past the rows. */
    private static final Set<String> ON_ROWS = Set.of("SELECT", "INSERT", "UPDATE", "DELETE");

    private final IsolationQueries queries;

    IsolationReports(SystemDatabase system) {
        this.queries = new IsolationQueries(system.dsl());
    }

    public IsolationReport report() {
        var policies = queries.policies();
        var grants = queries.grants();
        var keys = queries.keysAcrossTenants();
        var pointers = queries.pointersAcrossTenants();
        var tables = queries.tables().stream()
                .map(row -> table(
                        row,
                        policies.getOrDefault(row.name(), List.of()),
                        grants.getOrDefault(row.name(), List.of()),
                        keys,
                        pointers))
                .toList();
        return new IsolationReport(tables, queries.logins());
    }

    private static TableIsolation table(
            IsolationQueries.Row row,
            List<TablePolicy> policies,
            List<TableGrant> grants,
            Map<String, List<String>> keys,
            Map<String, List<String>> pointers) {
        var kind = kind(policies);
        var findings = new ArrayList<String>();
        if (!row.rowSecurity()) {
            findings.add("row-level security is off");
        }
        if (!row.forced()) {
            findings.add("row-level security does not bind the owner");
        }
        policies.stream()
                .filter(policy -> !isExpected(kind, policy))
                .forEach(policy ->
                        findings.add("the policy " + policy.name() + " is not as the kind " + kind + " has it"));
        findings.addAll(wrongGrants(kind, grants));
        if (row.ofTenant() && kind == TableKind.OWN_ROW) {
            findings.add("its rows are a tenant's, and its policy does not look at the tenant");
        }
        if (kind == TableKind.TENANT) {
            keys.getOrDefault(row.name(), List.of())
                    .forEach(key -> findings.add("the key " + key + " does not begin with the tenant"));
        }
        pointers.getOrDefault(row.name(), List.of())
                .forEach(key -> findings.add("the key " + key + " can point into another tenant"));
        return new TableIsolation(row.name(), kind, row.rowSecurity(), row.forced(), policies, grants, findings);
    }

    /** As the policy for callers makes it. */
    private static TableKind kind(List<TablePolicy> policies) {
        for (var kind : TableKind.values()) {
            if (policies.stream().anyMatch(policy -> policy.name().equals(kind.policy()))) {
                return kind;
            }
        }
        return TableKind.SYSTEM;
    }

    private static boolean isExpected(TableKind kind, TablePolicy policy) {
        return switch (policy.name()) {
            case "system" -> policy.login().equals("foyer_system");
            case "search" ->
                policy.login().equals("foyer_search") && policy.command().equals("r");
            default ->
                policy.name().equals(kind.policy())
                        && policy.login().equals(APP)
                        && policy.command().equals(EVERYTHING)
                        && kind.isOf(policy);
        };
    }

    private static List<String> wrongGrants(TableKind kind, List<TableGrant> grants) {
        var wrong = new ArrayList<String>();
        for (var grant : grants) {
            if (!ON_ROWS.containsAll(grant.privileges())) {
                wrong.add(grant.login() + " may do more than read and write rows: " + grant.privileges());
            }
            if (kind == TableKind.SYSTEM && grant.login().equals(APP)) {
                wrong.add(APP + " may use it, and no policy says which rows");
            }
        }
        return wrong;
    }
}
