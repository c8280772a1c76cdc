package foyer.tenancy.export;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.entitlements.AccessLevel;
import foyer.entitlements.Claims;
import foyer.files.FileApi;
import foyer.jobs.Job;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.TypeIds;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who gets an archive, when, how often, and who is told. */
@FoyerTest
@Tag("graphql")
class TenantExportRequestTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    GraphQlClient anonymous;

    @Autowired
    TestDatabase database;

    @Autowired
    Claims claims;

    @Autowired
    Transactions transactions;

    @Autowired
    TenantExportService service;

    private TestMember owner;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
    }

    private String file() {
        return Archive.file(owner, Archive.request(owner, Map.of()));
    }

    private static String url(TestMember member, String file) {
        return member.client()
                .post("{ file(id: \"" + file + "\") { url } }")
                .data("file")
                .toString();
    }

    @Test
    void isForOwnersAndSoIsTheFile() {
        var admin = tenants.join(owner, "ADMIN");
        var second = tenants.join(owner, "OWNER");

        assertThat(Archive.request(admin, Map.of()).errorCodes()).containsExactly("FORBIDDEN");
        var file = file();

        assertThat(url(admin, file)).isEqualTo("null");
        assertThat(url(second, file)).contains("http");
        assertThat(admin.client()
                        .post("{ files(filter: { purpose: ARCHIVE }) { totalCount } }")
                        .data("files.totalCount")
                        .asInt())
                .isZero();
        assertThat(tenants.signUp("LEAD_GENERATION")
                        .client()
                        .post("{ file(id: \"" + file + "\") { id } }")
                        .data("file")
                        .isNull())
                .isTrue();
    }

    @Test
    void tellsWhoeverAskedAndTheLog() throws SQLException {
        var file = file();

        assertThat(texts(
                        "select action from audit.entry where tenant_id = ? and action like 'tenant.export%'"
                                + " union all select type from platform.event where tenant_id = ? and type = 'tenant.exported'",
                        owner.tenant()))
                .containsExactly("tenant.export", "tenant.exported");
        var mails = texts(
                "select id::text from platform.mail where tenant_id = ? and template = 'tenant-exported'"
                        + " and recipient = '" + owner.email() + "'",
                owner.tenant());
        assertThat(mails).hasSize(1);
        var mail = anonymous
                .send("/dev/mail/" + mails.getFirst(), request -> request.GET())
                .body();
        assertThat(mail)
                .contains("archive", "7 days")
                .doesNotContain("/files/", file, TypeIds.decode("file", file).toString());
        url(owner, file);
        assertThat(texts("select action from audit.entry where tenant_id = ? and action = 'file.read'", owner.tenant()))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = AccessLevel.class,
            names = {"READ_ONLY", "BLOCKED"})
    void isForWhoeverHasNotPaidToo(AccessLevel level) {
        CurrentCaller.call(Caller.system(owner.tenant(), "test"), () -> {
            transactions.run(() -> claims.setAccess(level, "A test"));
            return level;
        });
        closedWith("PAYMENT_REQUIRED");

        assertThat(Archive.of(owner).rows("tenant.jsonl")).hasSize(1);
    }

    @Test
    void isForASuspendedTenantToo() {
        tenants.superAdmin(owner)
                .client()
                .post(
                        "mutation($input: TenantSuspendInput!) { tenantSuspend(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("id", owner.tenantId(), "reason", "Canary: a complaint")))
                .succeeded("tenantSuspend");
        closedWith("TENANT_SUSPENDED");

        var archive = Archive.of(owner);

        assertThat(archive.rows("tenant.jsonl").getFirst().path("status").asString())
                .isEqualTo("SUSPENDED");
        assertThat(archive.text("tenant.jsonl")).doesNotContain("Canary");
    }

    private void closedWith(String code) {
        Awaited.until(() -> owner.client()
                .post("mutation { leadArchive(input: { ids: [] }) { userErrors { code } } }")
                .errorCodes()
                .equals(List.of(code)));
    }

    @Test
    void takesNothingOfAStorageThatIsFull() throws SQLException {
        new FileApi(owner).picture();
        var used = counted();
        change(
                "update entitlements.claim_limit set allowed = " + used
                        + " where tenant_id = ? and limit_key = 'STORAGE_BYTES'",
                owner.tenant());

        file();

        assertThat(counted()).isEqualTo(used);
    }

    private String counted() throws SQLException {
        return texts(
                        "select used::text from entitlements.counter where tenant_id = ? and limit_key = 'STORAGE_BYTES'",
                        owner.tenant())
                .getFirst();
    }

    @Test
    void answersWithTheOneThatIsBeingMade() {
        var made = CurrentCaller.call(
                Caller.system(owner.tenant(), "test"), () -> transactions.write(() -> List.of(ask(), ask())));

        assertThat(made.stream().map(Job::id).distinct()).hasSize(1);
    }

    private Job ask() {
        return service.request(new TenantExportService.Request(null));
    }

    @Test
    void isMadeFiveTimesADay() throws SQLException {
        var first = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            first.add(Archive.file(owner, Archive.request(owner, Map.of("idempotencyKey", "key " + i))));
        }
        assertThat(first).doesNotHaveDuplicates();

        var refused = Archive.request(owner, Map.of());

        assertThat(refused.userErrorCodes("tenantExportRequest")).containsExactly("LIMIT_REACHED");
        assertThat(refused.text("tenantExportRequest.userErrors.0.message")).contains("5");
        assertThat(Archive.file(owner, Archive.request(owner, Map.of("idempotencyKey", "key 2"))))
                .isEqualTo(first.get(2));
        change("update jobs.job set created_at = created_at - interval '25 hours' where tenant_id = ?", owner.tenant());
        Archive.request(owner, Map.of()).succeeded("tenantExportRequest");
    }

    private List<String> texts(String sql, UUID tenant) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                statement.setObject(i, tenant);
            }
            var texts = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }

    private void change(String sql, UUID tenant) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tenant);
            statement.execute();
        }
    }
}
