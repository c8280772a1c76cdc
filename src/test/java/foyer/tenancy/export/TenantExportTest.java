package foyer.tenancy.export;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.audit.VerifyAudit;
import foyer.files.FileApi;
import foyer.files.Samples;
import foyer.platform.graphql.TypeIds;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What is in the archive of all that a tenant has, and what is not. */
@FoyerTest
@Tag("graphql")
class TenantExportTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    GraphQlClient anonymous;

    private TestMember owner;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
    }

    @Test
    void holdsWhatTheTenantHas() {
        var lead = Written.lead(owner, "Villa Ω by the sea");
        Written.note(owner, lead, "Called \"twice\"\nand again");
        new RoleApi(owner).create("Agent", "MEMBER", "LEADS_READ");
        var colleague = tenants.join(owner, "MANAGER");
        var bytes = Samples.png();
        var file = new FileApi(owner).upload("../front door.png", "image/png", "MEDIA", bytes);

        var archive = Archive.of(owner);

        var id = TypeIds.decode("lead", lead).toString();
        assertThat(archive.rows("leads.jsonl")).singleElement().satisfies(row -> {
            assertThat(row.path("id").asString()).isEqualTo(id);
            assertThat(row.path("title").asString()).isEqualTo("Villa Ω by the sea");
            assertThat(row.path("contactName").asString()).isEqualTo("Villa Ω by the sea contact");
            assertThat(row.path("createdAt").asString()).endsWith("Z");
        });
        assertThat(archive.rows("notes.jsonl")).singleElement().satisfies(row -> {
            assertThat(row.path("subjectId").asString()).isEqualTo(id);
            assertThat(row.path("body").asString()).isEqualTo("Called \"twice\"\nand again");
        });
        assertThat(archive.rows("activities.jsonl"))
                .isNotEmpty()
                .allMatch(row -> row.path("detail").isObject());
        assertThat(archive.rows("memberships.jsonl").stream()
                        .map(row -> row.path("email").asString()))
                .containsExactlyInAnyOrder(owner.email(), colleague.email());
        assertThat(archive.rows("roles.jsonl").stream()
                        .map(row -> row.path("name").asString()))
                .contains("Agent");
        assertThat(archive.rows("stages.jsonl")).isNotEmpty();
        var fileId = TypeIds.decode("file", file).toString();
        assertThat(archive.bytes("files/" + fileId + "/front door.png")).isEqualTo(bytes);
        assertThat(archive.rows("files.jsonl")).singleElement().satisfies(row -> {
            assertThat(row.path("id").asString()).isEqualTo(fileId);
            assertThat(row.path("sha256").asString()).isEqualTo(sha256(bytes));
        });
    }

    @Test
    void tellsWhatItHoldsInAManifestThatComesLast() {
        Written.lead(owner, "Villa");
        new FileApi(owner).picture();

        var archive = Archive.of(owner);

        var manifest = archive.manifest();
        assertThat(List.copyOf(archive.entries().keySet()).getLast()).isEqualTo("manifest.json");
        assertThat(manifest.path("format").asString()).isEqualTo("foyer-tenant-export");
        assertThat(manifest.path("version").asInt()).isEqualTo(1);
        assertThat(manifest.path("tenant").path("id").asString())
                .isEqualTo(owner.tenant().toString());
        assertThat(manifest.path("files").path("count").asInt()).isEqualTo(1);
        assertThat(manifest.path("files").path("missing").asInt()).isZero();
        var told = new ArrayList<String>();
        for (var entry : manifest.path("entries")) {
            var name = entry.path("name").asString();
            told.add(name);
            assertThat(entry.path("sha256").asString()).as(name).isEqualTo(sha256(archive.bytes(name)));
            assertThat(entry.path("rows").asLong())
                    .as(name)
                    .isEqualTo(archive.text(name).lines().count());
            assertThat(entry.path("bytes").asInt()).as(name).isEqualTo(archive.bytes(name).length);
        }
        assertThat(archive.entries().keySet().stream()
                        .filter(name -> !name.startsWith("files/") && !name.equals("manifest.json")))
                .containsExactlyElementsOf(told);
        var columns = manifest.path("entries")
                .valueStream()
                .filter(entry -> entry.path("name").asString().equals("leads.jsonl"))
                .findFirst()
                .orElseThrow()
                .path("columns");
        assertThat(columns.valueStream().map(column -> column.asString()))
                .containsExactlyElementsOf(
                        archive.rows("leads.jsonl").getFirst().propertyNames());
    }

    @Test
    void provesItsAuditLogWithoutFoyer(@TempDir Path folder) throws IOException {
        Written.lead(owner, "Villa");
        Awaited.until(() -> owner.client()
                        .post("{ auditVerify { unsealed } }")
                        .data("auditVerify.unsealed")
                        .asInt()
                == 0);

        var log = Files.write(folder.resolve("audit.jsonl"), Archive.of(owner).bytes("audit.jsonl"));

        var keys = Files.writeString(
                folder.resolve("keys.json"),
                anonymous.post("{ auditKeys { id publicKey } }").body());
        var out = new ByteArrayOutputStream();
        var code = VerifyAudit.run(
                List.of(log.toString(), "--keys", keys.toString()), new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(code).as(out.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(Files.readString(log)).contains("lead.create");
    }

    @Test
    void holdsFilesThatCanBeHadButNoEarlierArchive() {
        var files = new FileApi(owner);
        var kept = TypeIds.decode("file", files.picture()).toString();
        var deleted = TypeIds.decode("file", files.deleted()).toString();
        var first = TypeIds.decode("file", Archive.file(owner, Archive.request(owner, Map.of())))
                .toString();

        var archive = Archive.of(owner);

        assertThat(archive.entries().keySet())
                .anyMatch(name -> name.startsWith("files/" + kept))
                .noneMatch(name -> name.contains(deleted))
                .noneMatch(name -> name.contains(first));
        assertThat(archive.rows("files.jsonl").stream()
                        .map(row -> row.path("id").asString()))
                .contains(kept, deleted, first);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
