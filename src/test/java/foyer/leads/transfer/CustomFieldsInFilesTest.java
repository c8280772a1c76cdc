package foyer.leads.transfer;

import static foyer.leads.LeadApi.input;
import static foyer.leads.transfer.Transfers.bytes;
import static foyer.leads.transfer.Transfers.output;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.records.fields.CustomFieldApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@FoyerTest
@Tag("graphql")
class CustomFieldsInFilesTest {

    @Autowired
    TestTenants tenants;

    @Test
    void customFieldsAreColumnsOfAFile() throws IOException, InterruptedException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var fields = new CustomFieldApi(owner);
        fields.create("size", "NUMBER");
        fields.create("budget", "MONEY");
        fields.create("note", "TEXT");
        var values = List.of(
                input("field", "size", "number", "12.50"),
                input("field", "budget", "money", input("amountMinor", 1250, "currency", "EUR")),
                input("field", "note", "text", "=1+1"));
        new LeadApi(owner).create("Villa", "customFields", values);
        new LeadApi(owner).create("Bare");

        var export = owner.client()
                .run(
                        "leads/leadExport",
                        Map.of(
                                "input",
                                Map.of(
                                        "columns",
                                        List.of("TITLE"),
                                        "customFields",
                                        List.of("note", "budget", "size"))));
        var file = output(owner, export, "leadExport").path("file").asString();

        assertThat(bytes(owner, file))
                .contains("Title,The note,The budget,The size")
                .contains(",12.50 EUR,12.5")
                .doesNotContain(",=1+1,");
    }

    static List<List<String>> bad() {
        return List.of(List.of("nothing"), List.of("size", "size"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesFieldsThatAreNotThereOrNamedTwice(List<String> keys) {
        var owner = tenants.signUp("LEAD_GENERATION");
        new CustomFieldApi(owner).create("size", "NUMBER");

        var answer = owner.client().run("leads/leadExport", Map.of("input", Map.of("customFields", keys)));

        assertThat(answer.userErrorCodes("leadExport")).containsExactly("COLUMNS_INVALID");
    }
}
