package foyer.tenancy.demo;

import foyer.tenancy.Blueprint;
import foyer.tenancy.Role;
import foyer.tenancy.tenants.TenantInputs;
import java.util.List;

/** A company to try Foyer with. */
record DemoCompany(String name, String slug, Blueprint blueprint, String timeZone, String currency) {

    /** Known to everybody who reads the notice: demo tenants are for machines that nobody else reaches. */
    static final String PASSWORD = "try foyer today";

    /** The owner first. */
    static final List<Person> PEOPLE = List.of(
            new Person("Olivia Owner", "owner", Role.OWNER),
            new Person("Malik Manager", "manager", Role.MANAGER),
            new Person("Mona Member", "member", Role.MEMBER));

    /** Who is in each of them. */
    record Person(String name, String account, Role role) {}

    /** Addresses of a domain that can never exist (RFC 2606). */
    String email(Person person) {
        return person.account() + "@" + slug + ".example";
    }

    TenantInputs.Founding founding() {
        return new TenantInputs.Founding(name, slug, blueprint, "en", timeZone, currency, null);
    }
}
