package foyer.leads.assignment;

import static foyer.leads.assignment.RuleApi.one;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.reverting.Imported;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** That a lead is of the territory where it is, and only without an address of that of its telephone number. */
@FoyerTest
@Tag("graphql")
class TerritoriesTest {

    private static final Map<String, String> DUBAI_PHONE = Map.of("phone", "+971501234567");
    private static final Map<String, String> BERLIN_PHONE = Map.of("phone", "+4930123456");

    @Test
    void goesByTheCountryOfTheAddressBeforeThatOfThePhone(
            @Autowired TestTenants tenants, @Autowired TestDatabase database) {
        var owner = tenants.signUp("LEAD_GENERATION");
        var leads = new LeadApi(owner);
        var emirates = tenants.join(owner, "MEMBER");
        var rule = new RuleApi(owner)
                .saved("Where from", "TERRITORY", "members", List.of(one(emirates, "countries", List.of("AE"))))
                .path("id")
                .asString();

        leads.create("By address", "address", Map.of("country", "AE"), "contact", BERLIN_PHONE);
        leads.create("By phone", "address", Map.of("city", "Dubai"), "contact", DUBAI_PHONE);
        var elsewhere = leads.create("Elsewhere", "address", Map.of("country", "DE"), "contact", DUBAI_PHONE);
        new Imported(owner).run("Name,Mobile,Country\nBy row,+4930123457,AE\nNot by row,+971501234568,Germany\n");

        assertThat(database.texts(
                        "select title from leads.lead where tenant_id = ? and assignee_id is not null order by 1",
                        owner.tenant()))
                .containsExactly("By address", "By phone", "By row");
        assertThat(leads.run("leadAssign", "ids", List.of(elsewhere), "rule", rule)
                        .userErrorCodes("leadAssign"))
                .containsExactly("NOBODY_AVAILABLE");
    }

    @Test
    void goesByTheCityOfTheAddressInAnyCaseAndByTheCountryBesideIt(
            @Autowired TestTenants tenants, @Autowired TestDatabase database) {
        var owner = tenants.signUp("LEAD_GENERATION");
        var leads = new LeadApi(owner);
        var dubai = Map.<String, Object>of("member", owner.membershipId(), "cities", List.of(" Dubai ", "dubai"));
        var munich = Map.<String, Object>of(
                "member",
                tenants.join(owner, "MEMBER").membershipId(),
                "cities",
                List.of("München", "Munich"),
                "countries",
                List.of("DE"));
        var rule = new RuleApi(owner).saved("Where", "TERRITORY", "members", List.of(dubai, munich));
        assertThat(rule.path("members").path(0).path("cities").toString()).isEqualTo("[\"Dubai\"]");

        leads.create("Of Dubai", "address", Map.of("city", "DUBAI"), "contact", BERLIN_PHONE);
        leads.create("Of Munich", "address", Map.of("city", "mÜNCHEN", "country", "DE"), "contact", DUBAI_PHONE);
        leads.create("Of Munich in Texas", "address", Map.of("city", "Munich", "country", "US"));
        leads.create("Of nowhere", "contact", DUBAI_PHONE);
        var later = leads.create("Of Dubai later");
        leads.done("leadUpdate", "id", later, "address", Map.of("city", "Dubai"));
        leads.done("leadAssign", "ids", List.of(later), "rule", rule.path("id").asString());
        new Imported(owner).run("Name,City,Country\nOf a row,munich,DE\nOf another,Sharjah,AE\n");

        assertThat(database.texts(
                        "select title || case when assignee_id = ? then ' 1' else ' 2' end from leads.lead"
                                + " where assignee_id is not null and tenant_id = ? order by 1",
                        owner.membership(),
                        owner.tenant()))
                .containsExactlyInAnyOrder("Of Dubai 1", "Of Dubai later 1", "Of Munich 2", "Of a row 2");
    }
}
