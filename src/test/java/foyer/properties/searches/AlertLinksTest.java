package foyer.properties.searches;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.properties.PropertyApi;
import foyer.properties.maps.MapboxServer;
import foyer.properties.maps.OnMapbox;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/** Where mails about properties lead, with a frontend: references are unique in a tenant only (README, From a browser). */
@ContextConfiguration(initializers = MapboxServer.Given.class)
@Tag("graphql")
class AlertLinksTest extends OnMapbox {

    @Autowired
    TestTenants people;

    @Autowired
    TestDatabase database;

    @Test
    void leadOutsidersToTheCompanysPropertyAndMembersToTheirOwn() {
        var owner = people.signUp("REAL_ESTATE");
        var searches = new SavedSearchApi(owner);
        var amina = Map.of("email", "amina.links@harbour.example", "consent", "On the telephone");
        searches.create(Map.of(), "INSTANT", amina);
        searches.create(Map.of(), "INSTANT", null);

        var properties = new PropertyApi(owner);
        var id = properties.published();

        searches.told(database, 2);
        var slug = owner.client().post("{ viewer { tenant { slug } } }").text("viewer.tenant.slug");
        var reference = properties.property(id).path("reference").asString();
        assertThat(searches.mail(database, "amina.links@harbour.example"))
                .contains(MapboxServer.FRONTEND + "/" + slug + "/properties/" + reference)
                .doesNotContain(id);
        assertThat(searches.mail(database, owner.email()))
                .contains(MapboxServer.FRONTEND + "/properties/" + id)
                .doesNotContain("/properties/" + reference);
    }
}
