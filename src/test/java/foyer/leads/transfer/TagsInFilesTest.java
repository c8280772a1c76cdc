package foyer.leads.transfer;

import static foyer.leads.transfer.Transfers.bytes;
import static foyer.leads.transfer.Transfers.leadImport;
import static foyer.leads.transfer.Transfers.output;
import static foyer.leads.transfer.Transfers.upload;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FoyerTest
@Tag("graphql")
class TagsInFilesTest {

    @Autowired
    TestTenants tenants;

    @Test
    void tagsComeFromFilesAndGoIntoThem() throws IOException, InterruptedException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var csv = "Name,Tags\nAmina,\"VIP; hot , vip\"\nBare,\nWrong,%s\n".formatted("x".repeat(51));

        var imported = output(owner, leadImport(owner, upload(owner, csv), Map.of()), "leadImport");
        assertThat(imported.path("created").asInt()).isEqualTo(2);
        assertThat(imported.path("failed").asInt()).isOne();
        assertThat(new LeadApi(owner).titlesOf(Map.of("tags", Map.of("all", List.of("hot", "vip")))))
                .containsExactly("Amina");

        var export =
                owner.client().run("leads/leadExport", Map.of("input", Map.of("columns", List.of("TITLE", "TAGS"))));
        var file = output(owner, export, "leadExport").path("file").asString();
        assertThat(bytes(owner, file)).contains("Title,Tags").contains("Amina,\"hot, vip\"");
    }
}
