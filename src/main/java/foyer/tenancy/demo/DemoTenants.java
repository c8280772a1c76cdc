package foyer.tenancy.demo;

import foyer.platform.database.ConstraintViolations;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.platform.start.StartSettings;
import foyer.platform.start.StartupNotice;
import foyer.tenancy.Blueprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Companies to try Foyer with, and the account that runs the platform. Each is made whole or not at all; what is there already is left alone, and of two nodes
 * that start at once the constraints let one make it, so this may run at every start of every node:
 * before it listens, so that whoever reaches it can sign in.
 */
@Component
class DemoTenants implements SmartInitializingSingleton, StartupNotice {

    private static final List<DemoCompany> COMPANIES = List.of(
            new DemoCompany("Northwind Leads", "northwind", Blueprint.LEAD_GENERATION, "UTC", "USD"),
            new DemoCompany("Palm Realty", "palm", Blueprint.REAL_ESTATE, "Asia/Dubai", "AED"));

    private final StartSettings settings;
    private final DemoService service;
    private final DemoSuperAdmin superAdmin;

    DemoTenants(StartSettings settings, DemoService service, DemoSuperAdmin superAdmin) {
        this.settings = settings;
        this.service = service;
        this.superAdmin = superAdmin;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (settings.demo()) {
            make();
        }
    }

    @Override
    public List<String> lines() {
        if (!settings.demo()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add("Demo sign-ins, all with the password \"" + DemoCompany.PASSWORD + "\":");
        for (var company : COMPANIES) {
            var emails = DemoCompany.PEOPLE.stream().map(company::email).toList();
            lines.add("  " + company.name() + ": " + String.join(", ", emails));
        }
        lines.add("  who runs the platform: " + DemoSuperAdmin.EMAIL);
        return lines;
    }

    void make() {
        var nobody = new Actor.Anonymous(Actor.Reason.MISSING);
        var caller = new Caller(nobody, UUID.randomUUID().toString(), null, null, Locale.ENGLISH);
        COMPANIES.forEach(company -> CurrentCaller.call(caller, () -> once(() -> service.make(company))));
        CurrentCaller.call(caller, () -> once(superAdmin::make));
    }

    private static boolean once(BooleanSupplier making) {
        try {
            return making.getAsBoolean();
        } catch (RuntimeException e) {
            if (ConstraintViolations.nameOf(e) == null) {
                throw e;
            }
            return false;
        }
    }
}
