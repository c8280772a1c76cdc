package foyer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.catalogue.Tables.Table;
import foyer.platform.isolation.IsolationReport;
import foyer.platform.isolation.IsolationReports;
import foyer.platform.isolation.TableGrant;
import foyer.platform.isolation.TableIsolation;
import foyer.platform.isolation.TestIsolationReports;
import foyer.testing.TestDatabase;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the report of a running database says is what the build holds true of a migrated one; and it finds what is not. */
@Tag("module")
class IsolationReportTest {

    private static final IsolationReport REPORT = report(TestDatabase.fresh());
    private static final Map<String, TableIsolation> TABLES =
            REPORT.tables().stream().collect(Collectors.toMap(TableIsolation::name, Function.identity()));

    private static IsolationReport report(TestDatabase database) {
        return TestIsolationReports.of(database, IsolationReports::report);
    }

    @Test
    void findsNothingInAMigratedDatabase() {
        assertThat(REPORT.findings()).isEmpty();
        assertThat(REPORT.healthy()).isTrue();
        assertThat(TABLES.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Tables.all().map(Table::name).toList());
    }

    @ParameterizedTest
    @MethodSource("foyer.catalogue.Tables#all")
    void saysOfATableWhatItIs(Table table) {
        var told = Objects.requireNonNull(TABLES.get(table.name()));

        assertThat(told.kind().name()).isEqualTo(table.kind().name());
        assertThat(told.rowSecurity() && told.forced()).isTrue();
        assertThat(privileges(told, "foyer_app")).isEqualTo(table.app());
        assertThat(privileges(told, "foyer_system")).isEqualTo(table.system());
    }

    private static Set<String> privileges(TableIsolation table, String login) {
        return table.grants().stream()
                .filter(grant -> grant.login().equals(login))
                .map(TableGrant::privileges)
                .<Set<String>>map(TreeSet::new)
                .findFirst()
                .orElse(Set.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table leads.lead disable row level security | leads.lead: row-level security is off",
                "alter table leads.lead no force row level security"
                        + " | leads.lead: row-level security does not bind the owner",
                "alter policy tenant on leads.lead using (true)"
                        + " | leads.lead: the policy tenant is not as the kind TENANT has it",
                "create policy more on leads.lead to foyer_app using (true)"
                        + " | leads.lead: the policy more is not as the kind TENANT has it",
                "grant truncate on leads.lead to foyer_app | leads.lead: foyer_app may do more than read and write rows",
                "grant select on platform.rate_limit to foyer_app"
                        + " | platform.rate_limit: foyer_app may use it, and no policy says which rows",
                "create unique index lead_title on leads.lead (title, tenant_id)"
                        + " | leads.lead: the key leads.lead_title does not begin with the tenant",
                "create table leads.bare (id uuid primary key) | leads.bare: row-level security is off",
            })
    void findsWhatIsWrong(String change, String finding) {
        var scratch = TestDatabase.fresh();
        new Catalogue(scratch).execute(change);

        var report = report(scratch);

        assertThat(report.healthy()).isFalse();
        assertThat(report.findings()).anyMatch(found -> found.startsWith(finding));
    }
}
