package foyer.tenancy.branding;

import foyer.platform.mail.MailBrand;
import foyer.tenancy.Tenant;
import org.springframework.stereotype.Component;

/** How the tenant acted in looks, for the other packages of this module. */
@Component
public class Brandings {

    private final BrandingQueries queries;
    private final BrandingService service;

    Brandings(BrandingQueries queries, BrandingService service) {
        this.queries = queries;
        this.service = service;
    }

    /** Whose mails of this tenant, the one acted in, are to look like. */
    public MailBrand ofMails(Tenant tenant) {
        var branding = queries.branding();
        var name = branding.displayName() == null ? tenant.name() : branding.displayName();
        var primary = branding.primaryColor();
        var logo = branding.logoId();
        return new MailBrand(
                name, primary == null ? MailBrand.FOYER.colour() : primary, null, logo == null ? null : logo.value());
    }

    /** Writes that of a tenant which the running transaction is making. */
    public void found(Branding branding) {
        service.set(branding);
    }
}
