package foyer.leads.transfer;

import static foyer.leads.LeadApi.input;
import static foyer.leads.transfer.Transfers.bytes;
import static foyer.leads.transfer.Transfers.leadImport;
import static foyer.leads.transfer.Transfers.output;
import static foyer.leads.transfer.Transfers.upload;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.records.fields.CustomFieldApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
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

    private static final String FILE = """
            Name,Email,The size,budget,ready Since,Note,Furnished,State
            Amina,amina@x.example,"1,250.5",AED 12.50,2026-02-28,=1+1,yes,used
            Bare,bare@x.example,,,,,,
            Wrong,wrong@x.example,big,much,someday,%s,perhaps,broken
            """.formatted("x".repeat(501));

    private static TestMember withFields(TestTenants tenants) {
        var owner = tenants.signUp("LEAD_GENERATION");
        var fields = new CustomFieldApi(owner);
        fields.create("size", "NUMBER");
        fields.create("budget", "MONEY");
        fields.create("readySince", "DATE");
        fields.create("note", "TEXT");
        fields.create("furnished", "BOOLEAN");
        fields.create("state", "OPTION", "options", List.of("New", "Used"));
        return owner;
    }

    /** Every lead's values in words, by its title. */
    private static List<String> values(TestMember member) {
        return member.client()
                .post("""
                        { leads(orderBy: TITLE_ASC) { nodes { title customFields { field { key } text number date option flag
                            money { amountMinor currency } } } } }""")
                .data("leads.nodes")
                .valueStream()
                .map(lead -> lead.path("title").asString() + lead.path("customFields"))
                .map(text -> text.replaceAll("\"\\w+\":null,?|\"field\":|\"key\":|[{}\"]", ""))
                .toList();
    }

    @Test
    void columnsOfAFileFillCustomFieldsByTheirNames() throws IOException, InterruptedException {
        var owner = withFields(tenants);

        var preview = leadImport(owner, upload(owner, FILE), Map.of("dryRun", true))
                .succeeded("leadImport")
                .data("leadImport.preview");
        assertThat(preview.path("columns").findValuesAsString("field"))
                .containsExactly(
                        "CONTACT_NAME",
                        "EMAIL",
                        "customFields.size",
                        "customFields.budget",
                        "customFields.readySince",
                        "customFields.note",
                        "customFields.furnished",
                        "customFields.state");
        assertThat(preview.path("rows").path(2).path("problems").findValuesAsString("code"))
                .containsExactlyInAnyOrder(
                        "DECIMAL_INVALID",
                        "AMOUNT_INVALID",
                        "DATE_INVALID",
                        "TEXT_TOO_LONG",
                        "FLAG_INVALID",
                        "OPTION_INVALID");

        var output = output(owner, leadImport(owner, upload(owner, FILE), Map.of()), "leadImport");
        assertThat(output.path("created").asInt()).isEqualTo(2);
        assertThat(bytes(owner, output.path("errorFile").asString()))
                .contains("customFields.readySince: This is no day", "customFields.state: This is none of the field's");
        assertThat(values(owner))
                .containsExactly(
                        "Amina[size,number:1250.5,,budget,money:amountMinor:1250,currency:AED,readySince,date:2026-02-28,"
                                + ",note,text:=1+1,,furnished,flag:true,,state,option:Used,]",
                        "Bare[]");
    }

    @Test
    void whatWasExportedIsImportedAsItWas() throws IOException, InterruptedException {
        var owner = withFields(tenants);
        output(owner, leadImport(owner, upload(owner, FILE), Map.of()), "leadImport");
        var columns = Map.of(
                "columns",
                List.of("TITLE", "EMAIL"),
                "customFields",
                List.of("size", "budget", "readySince", "note", "furnished", "state"));
        var export = owner.client().run("leads/leadExport", Map.of("input", columns));
        var file = bytes(owner, output(owner, export, "leadExport").path("file").asString());
        var other = withFields(tenants);

        output(other, leadImport(other, upload(other, file), Map.of()), "leadImport");
        var again = output(owner, leadImport(owner, upload(owner, file), Map.of("duplicates", "UPDATE")), "leadImport");

        assertThat(values(other)).isEqualTo(values(owner));
        assertThat(again.path("updated").asInt() + again.path("failed").asInt()).isZero();
    }

    static List<Map<String, ?>> badMappings() {
        return List.of(
                Map.of("column", 0, "customField", "nothing"),
                Map.of("column", 0, "customField", "size", "field", "SCORE"),
                Map.of("column", 0),
                Map.of("column", 1, "customField", "budget"),
                Map.of("column", 0, "customField", "note"));
    }

    @ParameterizedTest
    @MethodSource("badMappings")
    void refusesAMappingToNoFieldToTwoOrToOneTwice(Map<String, ?> bad) {
        var owner = withFields(tenants);
        var file = upload(owner, "A,B\n1,2\n");

        var answer =
                leadImport(owner, file, Map.of("mapping", List.of(bad, Map.of("column", 1, "customField", "note"))));

        assertThat(answer.userErrorCodes("leadImport")).containsExactly("MAPPING_INVALID");
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
