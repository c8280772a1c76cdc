package foyer.leads.merging;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Each field of a contact whose value may be another lead's, and when leads were merged. */
@FoyerTest
@Tag("graphql")
class MergedFieldsTest {

    private final TestMember owner;
    private final LeadApi api;
    private final MergeApi merges;

    @Autowired
    MergedFieldsTest(TestTenants tenants) {
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new LeadApi(owner);
        this.merges = new MergeApi(owner);
    }

    private static Map<String, Object> contact(String name, String phone) {
        return Map.of(
                "name",
                name,
                "company",
                name,
                "email",
                name + "@palm.example",
                "phone",
                phone,
                "website",
                "https://" + name + ".example");
    }

    @ParameterizedTest
    @CsvSource({
        "CONTACT_NAME, name, other",
        "CONTACT_COMPANY, company, other",
        "CONTACT_EMAIL, email, other@palm.example",
        "CONTACT_PHONE, phone, +971507654321",
        "CONTACT_WEBSITE, website, https://other.example"
    })
    void takesOneFieldOfTheOtherContact(String field, String name, String value) {
        var keep = api.create("Kept", "contact", contact("kept", "+971501234567"));
        var other = api.create("Other", "contact", contact("other", "+971507654321"));
        var before =
                merges.of(keep, "contact { name company email phone website }").path("contact");

        var done = merges.merge(keep, List.of(other), "fields", List.of(Map.of("field", field, "from", other)));

        var after = done.path("lead").path("contact");
        before.propertyNames()
                .forEach(one -> assertThat(after.path(one).asString())
                        .as(one)
                        .isEqualTo(one.equals(name) ? value : before.path(one).asString()));
        assertThat(done.path("changedFields").toString()).isEqualTo("[\"contact." + name + "\"]");
        assertThat(done.path("merge").path("merged").path(0).path("gave").toString())
                .isEqualTo("[\"contact." + name + "\"]");
        merges.undo(done.path("merge").path("id").asString());
        assertThat(merges.of(keep, "contact { name company email phone website }")
                        .path("contact"))
                .isEqualTo(before);
    }

    @Test
    void saysWhenTheyWereMergedAndUntilWhenThatIsUndone() {
        var keep = api.create("Kept");
        var before = Instant.now();

        merges.merged(keep, api.create("Other"));

        var merge =
                merges.of(keep, "merges { mergedAt undoUntil }").path("merges").path(0);
        var mergedAt = Instant.parse(merge.path("mergedAt").asString());
        assertThat(mergedAt).isBetween(before.minusMillis(1), Instant.now());
        assertThat(Instant.parse(merge.path("undoUntil").asString())).isEqualTo(mergedAt.plus(Duration.ofDays(30)));
    }
}
