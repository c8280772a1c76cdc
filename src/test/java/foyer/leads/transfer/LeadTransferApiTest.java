package foyer.leads.transfer;

import static foyer.leads.transfer.Transfers.bytes;
import static foyer.leads.transfer.Transfers.leadImport;
import static foyer.leads.transfer.Transfers.output;
import static foyer.leads.transfer.Transfers.upload;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.files.FileApi;
import foyer.files.Samples;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.SocketClient;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import foyer.transfer.table.TestWorkbook;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files of leads in and out, as a frontend does it. */
@FoyerTest
@Tag("graphql")
class LeadTransferApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestTenants tenants;
    private final TestMember owner;

    @LocalServerPort
    int port;

    @Autowired
    LeadTransferApiTest(TestTenants tenants) {
        this.tenants = tenants;
        this.owner = tenants.signUp("LEAD_GENERATION");
    }

    @Test
    void showsWhatAnImportWouldDoAndStoresNothing() {
        var file = upload(owner, "Full name;E-Mail;Budget\nAmina;amina@harbour.example;1.250,50\nSami;nobody;\n");

        var preview = leadImport(owner, file, Map.of("dryRun", true)).data("leadImport.preview");

        assertThat(preview.path("encoding").asString()).isEqualTo("UTF-8");
        assertThat(preview.path("separator").asString()).isEqualTo(";");
        assertThat(preview.path("totalRows").asInt()).isEqualTo(2);
        assertThat(preview.path("columns")
                        .valueStream()
                        .map(column -> column.path("field").asString()))
                .containsExactly("CONTACT_NAME", "EMAIL", "VALUE");
        assertThat(preview.path("rows").get(0).path("problems")).isEmpty();
        assertThat(preview.path("rows")
                        .get(1)
                        .path("problems")
                        .get(0)
                        .path("code")
                        .asString())
                .isEqualTo("EMAIL_INVALID");
        assertThat(count(owner)).isZero();
    }

    @Test
    void takesTheMappingThatIsGiven() {
        var file = upload(owner, "A,B\nHarbour,Amina\n");
        var mapping = List.of(Map.of("column", 0, "field", "COMPANY"), Map.of("column", 1, "field", "CONTACT_NAME"));

        var imported = leadImport(owner, file, Map.of("mapping", mapping));

        assertThat(output(owner, imported, "leadImport").path("created").asInt())
                .isEqualTo(1);
        assertThat(owner.client()
                        .post("{ leads { nodes { timeline(first: 5) { nodes { kind changedFields job } } } } }")
                        .data("leads.nodes.0.timeline.nodes")
                        .toString())
                .isEqualTo("[{\"kind\":\"IMPORTED\",\"changedFields\":[],\"job\":\"%s\"}]"
                        .formatted(imported.text("leadImport.job.id")));
        assertThat(owner.client()
                        .post("{ leads { nodes { contact { name company } } } }")
                        .data("leads.nodes.0.contact")
                        .toString())
                .contains("Amina", "Harbour");
    }

    @Test
    void refusesWhatCannotBeImported() {
        var other = tenants.signUp("LEAD_GENERATION");
        var twice = List.of(Map.of("column", 0, "field", "TITLE"), Map.of("column", 1, "field", "TITLE"));
        var file = upload(owner, "A,B\n1,2\n");

        assertThat(codes(leadImport(owner, upload(other, "A\n1\n"), Map.of()))).containsExactly("FILE_NOT_FOUND");
        assertThat(codes(leadImport(
                        owner, new FileApi(owner).upload("a.png", "image/png", "MEDIA", Samples.png()), Map.of())))
                .containsExactly("FILE_NOT_READY");
        assertThat(codes(leadImport(owner, file, Map.of("mapping", twice)))).containsExactly("MAPPING_INVALID");
        assertThat(codes(leadImport(owner, file, Map.of("mapping", List.of())))).containsExactly("MAPPING_INVALID");
        assertThat(codes(leadImport(owner, upload(owner, "A\n\"never closed\n"), Map.of("dryRun", true))))
                .containsExactly("FILE_MALFORMED");
    }

    static List<Arguments> files() throws IOException {
        var workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        var bomb = new TestWorkbook()
                .part("[Content_Types].xml", Samples.contentTypes("spreadsheetml.sheet.main+xml"))
                .styles("<x/>".repeat(5_000_000))
                .rows("<row><c t=\"str\"><v>a</v></c></row>".repeat(2));
        return List.of(
                Arguments.of("FILE_EMPTY", "text/csv", "Name\n".getBytes(UTF_8)),
                Arguments.of("TOO_MANY_COLUMNS", "text/csv", ("a,".repeat(201) + "\n1\n").getBytes(UTF_8)),
                Arguments.of("FILE_BROKEN", workbook, Samples.xlsx()),
                Arguments.of("FILE_UNPACKS_TOO_LARGE", workbook, bomb.bytes()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysOfAFileWhyItIsNone(String code, String type, byte[] bytes) {
        var file = new FileApi(owner).upload("leads", type, "IMPORT", bytes);

        assertThat(codes(leadImport(owner, file, Map.of("dryRun", true)))).containsExactly(code);
    }

    @Test
    void aRepeatedCallAnswersWithTheFirstJob() {
        var file = upload(owner, "Name\nAmina\n");
        var key = Map.of("idempotencyKey", "once");

        var first = leadImport(owner, file, key).text("leadImport.job.id");

        assertThat(leadImport(owner, file, key).text("leadImport.job.id")).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MEMBER", "VIEWER", "DEVELOPER", "CUSTOMER"})
    void isNotForEverybody(String role) {
        var file = upload(owner, "Name\nAmina\n");
        var member = tenants.join(owner, role);

        assertThat(leadImport(member, file, Map.of()).errorCodes()).containsExactly("FORBIDDEN");
        assertThat(member.client()
                        .run("leads/leadExport", Map.of("input", Map.of()))
                        .errorCodes())
                .containsExactly("FORBIDDEN");
        assertThat(count(owner)).isZero();
    }

    @Test
    void tellsSubscribersOfManyLeadsAtOnceWhateverTheirFilter() {
        var file = upload(owner, "Name\nAmina\nSami\n");
        try (var socket = SocketClient.as(URI.create("http://localhost:" + port), owner.accessToken())) {
            var watch = socket.run(
                    "subscription { leadChanged(filter: { text: \"nobody\" }) { kind count lead { id } } }", Map.of());
            watch.next();

            leadImport(owner, file, Map.of()).succeeded("leadImport");

            var told = watch.next("leadChanged");
            assertThat(told.path("kind").asString()).isEqualTo("BULK");
            assertThat(told.path("count").asInt()).isEqualTo(2);
            assertThat(told.path("lead").isNull()).isTrue();
        }
    }

    @Test
    void exportsWhatCanBeOpenedSafelyAndImportedAgain() throws IOException, InterruptedException {
        var rows =
                "Name,E-Mail,Mobile,Budget,Website\n=1+1,amina@harbour.example,+971501234567,\"1,250.50\",harbour.example\n";
        output(owner, leadImport(owner, upload(owner, rows), Map.of()), "leadImport");
        tenants.signUp("LEAD_GENERATION")
                .client()
                .post("mutation { leadCreate(input: { title: \"Not mine\" }) { lead { id } } }");

        var export = owner.client()
                .run(
                        "leads/leadExport",
                        Map.of(
                                "input",
                                Map.of(
                                        "columns",
                                        List.of("CONTACT_NAME", "EMAIL", "PHONE", "VALUE", "CURRENCY", "STAGE"))));
        var csv = bytes(owner, output(owner, export, "leadExport").path("file").asString());

        assertThat(csv).isEqualToNormalizingNewlines("""
                        \uFEFFName,Email,Phone,Value,Currency,Stage
                        '=1+1,amina@harbour.example,'+971501234567,1250.50,USD,New
                        """);
        var again = tenants.signUp("LEAD_GENERATION");
        assertThat(output(again, leadImport(again, upload(again, csv), Map.of()), "leadImport")
                        .path("created")
                        .asInt())
                .isEqualTo(1);
        assertThat(again.client()
                        .post("{ leads { nodes { contact { name phone } } } }")
                        .text("leads.nodes.0.contact.name"))
                .isEqualTo("=1+1");
    }

    @Test
    void exportsTheAuditLogWithWhoTakesIt() throws IOException, InterruptedException {
        // An entry is in it once it is sealed.
        await().atMost(PATIENCE)
                .until(() -> owner.client()
                                .post("{ auditVerify { unsealed } }")
                                .data("auditVerify.unsealed")
                                .asInt()
                        == 0);
        for (var format : List.of("JSONL", "CSV")) {
            var export = owner.client()
                    .run("transfer/auditExport", Map.of("input", Map.of("format", format)))
                    .succeeded("auditExport");

            var log = bytes(
                    owner, output(owner, export, "auditExport").path("file").asString());

            assertThat(log).contains("tenant.create").doesNotContain("INTERNAL");
        }
        assertThat(tenants.join(owner, "MANAGER")
                        .client()
                        .run("transfer/auditExport", Map.of("input", Map.of("format", "CSV")))
                        .errorCodes())
                .containsExactly("FORBIDDEN");
    }

    private static List<String> codes(GraphQlAnswer answer) {
        return answer.userErrorCodes("leadImport");
    }

    private static int count(TestMember member) {
        return member.client()
                .post("{ leads { totalCount } }")
                .data("leads.totalCount")
                .asInt();
    }
}
