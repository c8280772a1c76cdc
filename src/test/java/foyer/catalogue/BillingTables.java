package foyer.catalogue;

import static foyer.catalogue.Tables.Kind.SYSTEM;
import static foyer.catalogue.Tables.Kind.TENANT;

import foyer.catalogue.Tables.Table;
import java.util.List;
import java.util.Set;

/** The tables of what tenants pay the platform, for {@link Tables}. */
final class BillingTables {

    private static final Set<String> NONE = Set.of();
    private static final Set<String> EDIT = Set.of("SELECT", "INSERT", "UPDATE");
    private static final Set<String> ANY = Set.of("SELECT", "INSERT", "UPDATE", "DELETE");

    static final List<Table> ALL = List.of(
            new Table("billing.account", TENANT, ANY, NONE, "finds the tenants whose access changes by time alone"),
            new Table(
                    "billing.checkout",
                    TENANT,
                    ANY,
                    NONE,
                    "finds the tenants with pages of which their provider is asked each night"),
            new Table("billing.credit", TENANT, Set.of("SELECT", "INSERT", "DELETE"), NONE, ""),
            new Table(
                    "billing.credit_request",
                    TENANT,
                    ANY,
                    NONE,
                    "finds the tenants with credit that a provider has not answered"),
            new Table("billing.customer", TENANT, ANY, NONE, ""),
            new Table("billing.dispute", TENANT, ANY, NONE, ""),
            new Table("billing.ending", TENANT, ANY, NONE, "finds the tenants whose subscriptions are to end"),
            new Table("billing.history", TENANT, Set.of("SELECT", "INSERT", "DELETE"), NONE, ""),
            new Table("billing.invoice", TENANT, ANY, NONE, ""),
            new Table("billing.invoice_line", TENANT, ANY, NONE, ""),
            new Table("billing.payment", TENANT, ANY, NONE, ""),
            new Table("billing.pending_change", TENANT, ANY, NONE, ""),
            new Table(
                    "billing.provider_price",
                    SYSTEM,
                    NONE,
                    EDIT,
                    "keeps what providers answered for the prices of the deployment"),
            new Table("billing.refund", TENANT, ANY, NONE, ""),
            new Table(
                    "billing.refund_request",
                    TENANT,
                    ANY,
                    NONE,
                    "finds the tenants with refunds that a provider has not answered"),
            new Table(
                    "billing.subscription",
                    TENANT,
                    ANY,
                    NONE,
                    "finds the tenants whose subscriptions are compared with the provider each night"),
            new Table(
                    "billing.test_clock", TENANT, ANY, NONE, "tells every node where the test clocks of tenants stand"),
            new Table("billing.used_coupon", TENANT, Set.of("SELECT", "INSERT", "DELETE"), NONE, ""));

    private BillingTables() {}
}
