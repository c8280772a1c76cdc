package foyer.tenancy.blueprints;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.entitlements.Feature;
import foyer.entitlements.Plans;
import foyer.platform.graphql.access.SchemaPermissions;
import foyer.tenancy.Blueprint;
import foyer.tenancy.Role;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the blueprints' data files give of roles and modules (spec/tenancy.md, system roles). */
@FoyerTest
@Tag("graphql")
class BlueprintsTest {

    @Autowired
    Blueprints blueprints;

    @Autowired
    Plans plans;

    @Autowired
    SchemaPermissions schema;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @ParameterizedTest
    @CsvSource({
        "REAL_ESTATE,     OWNER,    Owner",
        "REAL_ESTATE,     MEMBER,   Agent",
        "BUSINESS_SUITE,  ADMIN,    Company Admin",
        "BUSINESS_SUITE,  MEMBER,   Staff",
        "LEAD_GENERATION, OWNER,    Owner",
        "LEAD_GENERATION, ADMIN,    Admin",
        "LEAD_GENERATION, MANAGER,  Manager",
        "LEAD_GENERATION, MEMBER,   Sales",
        "MEDIA_AGENCY,    MANAGER,  Manager",
        "MEDIA_AGENCY,    MEMBER,   Staff",
        "TRAVEL_SERVICES, ADMIN,    Admin",
        "TRAVEL_SERVICES, MEMBER,   Consultant",
        "TRAVEL_SERVICES, CUSTOMER, Customer",
    })
    void rolesAreCalledWhatTheBusinessCallsThem(Blueprint blueprint, Role role, String name) {
        var roles = blueprints.roles(blueprint);

        assertThat(roles.name(role, Locale.ENGLISH)).isEqualTo(name);
        assertThat(roles.name(role, Locale.forLanguageTag("ar-AE")))
                .isNotBlank()
                .isNotEqualTo(name);
        assertThat(roles.name(role, Locale.FRENCH)).isEqualTo(name);
    }

    @ParameterizedTest
    @EnumSource
    void everyModuleOfABlueprintIsInOneOfItsPlansAndThoseOfTheFreePlanAreAmongThem(Blueprint blueprint) {
        var modules = blueprints.modules(blueprint);

        assertThat(modules).doesNotHaveDuplicates().allMatch(Feature.modules()::contains);
        assertThat(plans.of(blueprint.name()).stream().flatMap(plan -> plan.features().stream()))
                .containsAll(modules);
        assertThat(plans.free(blueprint.name()).features().stream().filter(Feature.modules()::contains))
                .isSubsetOf(modules);
    }

    @Test
    void anEstateAgencyHasARoleWithThePermissionsOfAdminsAndDevelopers() throws SQLException {
        var expected = new TreeSet<>(schema.of("ADMIN"));
        expected.addAll(schema.of("DEVELOPER"));

        assertThat(ownRoles(tenants.signUp("REAL_ESTATE")))
                .containsExactly("Developer / Admin ADMIN " + String.join(",", expected));
    }

    @Test
    void otherTenantsBeginWithoutRolesOfTheirOwn() throws SQLException {
        assertThat(ownRoles(tenants.signUp("MEDIA_AGENCY"))).isEmpty();
    }

    private List<String> ownRoles(TestMember owner) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement("select name || ' ' || based_on || ' '"
                        + " || array_to_string(grants, ',') from tenancy.custom_role where tenant_id = ?")) {
            statement.setObject(1, owner.tenant());
            var roles = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    roles.add(rows.getString(1));
                }
            }
            return roles;
        }
    }
}
