package foyer.tenancy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.start.StartSettings;
import foyer.tenancy.sessions.Person;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FoyerTest
@Tag("graphql")
class DemoTenantsTest {

    @Autowired
    DemoService service;

    @Autowired
    DemoSuperAdmin superAdmin;

    @Autowired
    GraphQlClient client;

    @Autowired
    TestDatabase database;

    @Test
    void areMadeOnceHoweverManyNodesStartHoweverOften() throws Exception {
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (var node : threads.invokeAll(Collections.nCopies(3, Executors.callable(demo(true)::make)))) {
                node.get();
            }
        }
        demo(true).afterSingletonsInstantiated();

        assertThat(database.number("select count(*) from tenancy.tenant where demo"))
                .isEqualTo(2);
        assertThat(
                        database.number(
                                "select count(*) from tenancy.membership join tenancy.tenant on tenant.id = tenant_id where demo"))
                .isEqualTo(6);
        assertThat(database.number(
                        "select count(*) from leads.lead join tenancy.tenant on tenant.id = tenant_id where demo"))
                .isPositive();
        for (var email : new String[] {"owner@northwind.example", "manager@palm.example", "member@palm.example"}) {
            var answer = Person.signIn(client, Map.of("email", email, "password", DemoCompany.PASSWORD));
            answer.succeeded("signIn");
        }
        assertThat(database.number(
                        "select count(*) from identity.super_admin join identity.user_account on id = user_id"
                                + " where email = 'admin@foyer.example'"))
                .isEqualTo(1);
    }

    @Test
    void areToldOfWithTheirPassword() {
        assertThat(demo(true).lines())
                .anyMatch(line -> line.contains(DemoCompany.PASSWORD))
                .anyMatch(line -> line.contains("owner@northwind.example"))
                .anyMatch(line -> line.contains("member@palm.example"))
                .anyMatch(line -> line.contains("admin@foyer.example"));
    }

    @Test
    void areNeitherMadeNorToldOfWhenSwitchedOff() {
        assertThat(demo(false).lines()).isEmpty();
    }

    private DemoTenants demo(boolean on) {
        return new DemoTenants(new StartSettings(0, 0, "127.0.0.1", on), service, superAdmin);
    }
}
