package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.entitlements.Limit;
import foyer.leads.LeadApi;
import foyer.records.freezing.Allowances;
import foyer.records.freezing.DowngradeApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** From a plan that was paid for to a smaller one: of all that a tenant has not one row goes. */
@FoyerTest
@Tag("graphql")
class DowngradeKeepsTest {

    private static final int LEADS = 700;
    private static final int ROOM = 500;
    private static final int PROPERTIES = 12;
    private static final int PROPERTY_ROOM = 10;

    private static final String MANY = """
            insert into leads.lead (tenant_id, title, stage_id, created_by_kind)
            select s.tenant_id, 'Many ' || i, s.id, 'SYSTEM'
            from (select * from leads.stage where tenant_id = ? order by id limit 1) as s, generate_series(1, ?) as i""";

    private static final String PUBLISHED = """
            insert into properties.property (tenant_id, reference, kind, purpose, title, created_by_kind)
            select ?, 'P-9' || i, 'VILLA', 'SALE', 'Villa ' || i, 'MEMBER' from generate_series(1, ?) as i""";

    /** A row of each kind that people make; what people have erased goes by itself in time. */
    private static final Pattern MADE = Pattern.compile(
            "(?s).*insert into (records|leads|properties|files|tenancy\\.team|tenancy\\.custom_role)\\b.*");

    private static final Pattern ERASED = Pattern.compile("(?s).*insert into leads\\.(erasure|erased_lead)\\b.*");

    /** Without what goes by itself, as work that is done, keys and mails that were sent, and the limits of the plan itself. */
    private static final String KEYS = """
            select format('select %L || '' '' || concat_ws('' '', %s) from %I.%I where tenant_id = $', n.nspname || '.' || c.relname,
                (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
                 where a.attrelid = c.oid and a.attnum = any(i.indkey)), n.nspname, c.relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            join pg_index i on i.indrelid = c.oid and i.indisprimary
            where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('platform', 'jobs')
              and n.nspname || '.' || c.relname not in ('audit.unsealed', 'audit.seal', 'entitlements.reservation',
                'entitlements.claim_limit')
              and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id')""";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    ApplicationContext beans;

    private Allowances allowances;
    private TestMember owner;
    private BillingApi billing;
    private DowngradeApi downgrade;

    @BeforeEach
    void subscribe() throws IOException {
        allowances = new Allowances(beans);
        owner = tenants.signUpFree("REAL_ESTATE");
        billing = new BillingApi(owner).subscribes("PRO", 4);
        downgrade = new DowngradeApi(owner);
        database.execute(MANY, owner.tenant(), LEADS);
        database.execute(PUBLISHED, owner.tenant(), PROPERTIES - 1);
        makeAll();
        allowances.recount(owner, Limit.LEADS);
        allowances.recount(owner, Limit.PROPERTIES_PUBLISHED);
    }

    private void makeAll() throws IOException {
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/catalogue/tenant.sql"))) {
            var sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (var statement : sql.split(";\n", -1)) {
                if (MADE.matcher(statement).matches()
                        && !ERASED.matcher(statement).matches()) {
                    database.execute(filled(statement));
                }
            }
        }
        database.execute(
                "update properties.property set status = 'PUBLISHED', published_at = now() where tenant_id = ?",
                owner.tenant());
    }

    private String filled(String statement) {
        return statement
                        .replace("${tenant}", owner.tenant().toString())
                        .replace("${user}", owner.membership().toString())
                        .replace("${digits}", owner.tenant().toString().replace("-", ""))
                        .replace("'sales', 'Sales'", "'extra', 'Extra'")
                + (statement.contains("leads.stage ") ? "" : " on conflict do nothing");
    }

    /** Every row of the tenant's, by its table and its key. */
    private List<String> keys() {
        return database.texts(KEYS).stream()
                .flatMap(of -> database.texts(of.replace("$", "?"), owner.tenant()).stream())
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSmallerPlanDeletesNothingAndALargerOneThawsAll(boolean atPeriodEnd) {
        tenants.join(owner, "MEMBER");
        var newest = tenants.join(owner, "MEMBER");
        allowances.recount(owner, Limit.SEATS);
        var lead = new LeadApi(owner).create("The last one");
        downgrade
                .choose(List.of(lead, newest.membershipId()), Map.of("plan", "FREE"))
                .succeeded("downgradeChoose");
        downgrade
                .approve(DowngradeApi.approval(
                        "FREE", downgrade.plan("FREE").path("version").asString()))
                .succeeded("downgradeApprove");
        assertThat(allowances.frozen(owner, "Lead"))
                .as("before the period ends")
                .isEmpty();
        var before = keys();
        assertThat(before.stream().map(key -> key.substring(0, key.indexOf(' '))))
                .contains("records.note", "records.tagging", "files.file", "leads.form", "tenancy.team");

        var end = Instant.parse(billing.text("subscription.periodEnd"));
        var times = new TestTimes(tenants, billing);
        if (atPeriodEnd) {
            times.advance(end.plus(Duration.ofHours(1)));
        } else {
            billing.wish("subscriptionCancel", Map.of("atPeriodEnd", false)).succeeded("subscriptionCancel");
        }
        assertThat(billing.text("plan.code")).isEqualTo("FREE");
        allowances.settled(owner);

        assertThat(keys()).containsAll(before);
        assertThat(allowances.frozen(owner, "Lead")).hasSize(leads() - ROOM);
        assertThat(allowances.frozen(owner, "Property")).hasSize(PROPERTIES - PROPERTY_ROOM);
        assertThat(new LeadApi(owner)
                        .run("leadUpdate", "id", lead, "title", "Mine")
                        .userErrorCodes("leadUpdate"))
                .isEmpty();
        assertThat(statuses()).containsExactly("ACTIVE", "FROZEN", "ACTIVE");

        billing.subscribes("PRO", 4);
        if (atPeriodEnd) {
            // The clock stands still, and what is due now waits for it.
            times.advance(end.plus(Duration.ofHours(2)));
        }
        allowances.settled(owner);
        assertThat(allowances.frozen(owner, "Lead")).isEmpty();
        assertThat(allowances.frozen(owner, "Property")).isEmpty();
        assertThat(statuses()).doesNotContain("FROZEN");
        assertThat(keys()).containsAll(before);
    }

    private int leads() {
        return (int) database.number("select count(*) from leads.lead where tenant_id = ?", owner.tenant());
    }

    private List<String> statuses() {
        return database.texts(
                "select status from tenancy.membership where tenant_id = ? and status <> 'REMOVED' order by created_at, id",
                owner.tenant());
    }
}
