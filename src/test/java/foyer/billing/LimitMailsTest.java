package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Owners hear of a limit before it stops them, and not each day again. */
@FoyerTest
@Tag("graphql")
class LimitMailsTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void theOwnersAreToldOnceOfEachMark() {
        var owner = tenants.signUpFree("LEAD_GENERATION");
        var rows = new BillingRows(database, owner.tenant());
        tenants.allow(owner, "LEADS", 5L);
        make(owner, 3);
        assertThat(mails(rows)).isEmpty();
        make(owner, 1);
        Awaited.until(() -> mails(rows).equals("LEADS:80:5"));

        tenants.update(
                "update entitlements.counter set used = 3, warned = 0 where limit_key = 'LEADS' and tenant_id = ?",
                owner.tenant());
        make(owner, 2);

        Awaited.until(() -> mails(rows).equals("LEADS:80:5\nLEADS:100:5"));
        assertThat(
                        rows.text(
                                "select count(*) from platform.event where type = 'entitlement.limit_neared' and tenant_id = ?"))
                .as("crossed")
                .isEqualTo("2");
    }

    private static String mails(BillingRows rows) {
        return rows.text("select substring(key from 'LEADS:[0-9]+:[0-9]+') from platform.mail"
                + " where template = 'billing-limit' and tenant_id = ? order by id");
    }

    private static void make(TestMember owner, int leads) {
        for (var lead = 0; lead < leads; lead++) {
            owner.client()
                    .post("mutation { leadCreate(input: { title: \"A roof\" }) { userErrors { code } } }")
                    .succeeded("leadCreate");
        }
    }
}
