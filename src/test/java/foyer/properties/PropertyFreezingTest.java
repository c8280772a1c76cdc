package foyer.properties;

import static foyer.entitlements.Limit.PROPERTIES_PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.records.freezing.Allowances;
import foyer.records.freezing.DowngradeApi;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** More published properties than there is room for: the public does not see them until they thaw. */
@FoyerTest
@Tag("graphql")
class PropertyFreezingTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    GraphQlClient anyone;

    @Autowired
    TestDatabase database;

    @Autowired
    ApplicationContext beans;

    @Test
    void frozenOnesAreNotShownToThePublicAndComeBackAsTheyWere() {
        var allowances = new Allowances(beans);
        var owner = tenants.signUp("REAL_ESTATE");
        var api = new PropertyApi(owner);
        var slug = owner.client().post("{ viewer { tenant { slug } } }").text("viewer.tenant.slug");
        var first = api.published("title", "First");
        var second = api.published("title", "Second");
        var third = api.published("title", "Third");
        api.complete("title", "Draft");
        var reference = api.property(third).path("reference").asString();

        allowances.allow(owner, PROPERTIES_PUBLISHED, 2L);
        allowances.settled(owner);

        assertThat(seen(slug)).containsExactlyInAnyOrder("First", "Second");
        assertThat(one(slug, reference)).isFalse();
        var property = owner.client()
                .post("query($id: ID!) { property(id: $id) { status isFrozen title } }", Map.of("id", third));
        assertThat(property.data("property").toString())
                .isEqualTo("{\"status\":\"PUBLISHED\",\"isFrozen\":true,\"title\":\"Third\"}");
        assertThat(api.run("propertyUpdate", "id", third, "title", "No").userErrorCodes("propertyUpdate"))
                .containsExactly("FROZEN");
        assertThat(api.run("propertyArchive", "id", third).userErrorCodes("propertyArchive"))
                .containsExactly("FROZEN");

        assertThat(new DowngradeApi(owner)
                        .choose(List.of(third), Map.of())
                        .succeeded("downgradeChoose")
                        .userErrorCodes("downgradeChoose"))
                .isEmpty();
        allowances.settled(owner);
        assertThat(seen(slug)).containsExactlyInAnyOrder("First", "Third");

        api.done("propertyMarkSold", "id", first);
        allowances.settled(owner);
        assertThat(seen(slug)).containsExactlyInAnyOrder("Second", "Third");
        assertThat(one(slug, reference)).isTrue();
        assertThat(allowances.frozen(owner, "Property")).isEmpty();
        assertThat(api.property(second).path("status").asString()).isEqualTo("PUBLISHED");
    }

    private List<String> seen(String slug) {
        return anyone.anonymous()
                .post(
                        "query($slug: String!) { publicProperties(tenantSlug: $slug) { nodes { title } totalCount } }",
                        Map.of("slug", slug))
                .data("publicProperties.nodes")
                .valueStream()
                .map(node -> node.path("title").asString())
                .toList();
    }

    private boolean one(String slug, String reference) {
        return !anyone.anonymous()
                .post(
                        "query($slug: String!, $ref: String!) { publicProperty(tenantSlug: $slug, ref: $ref) { title } }",
                        Map.of("slug", slug, "ref", reference))
                .data("publicProperty")
                .isNull();
    }
}
