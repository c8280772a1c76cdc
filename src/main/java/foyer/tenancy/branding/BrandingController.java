package foyer.tenancy.branding;

import foyer.files.StoredFile;
import foyer.platform.graphql.Payload;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Tenant;
import foyer.tenancy.pictures.Pictures;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** How a tenant looks, and the operation that changes it. */
@Controller
class BrandingController {

    private final BrandingQueries queries;
    private final BrandingService service;
    private final Pictures pictures;

    BrandingController(BrandingQueries queries, BrandingService service, Pictures pictures) {
        this.queries = queries;
        this.service = service;
        this.pictures = pictures;
    }

    record Updated(@Nullable Branding branding) implements Payload {}

    @SchemaMapping
    @Nullable Branding branding(Tenant tenant) {
        return tenant.id().value().equals(CurrentCaller.actor().tenantId()) ? queries.branding() : null;
    }

    @SchemaMapping
    @Nullable StoredFile logo(Branding branding) {
        return branding.logoId() == null ? null : pictures.shown(branding.logoId());
    }

    @SchemaMapping
    @Nullable String primaryColor(Branding branding) {
        return branding.primaryColor();
    }

    @SchemaMapping
    @Nullable String textOnPrimary(Branding branding) {
        return branding.textOnPrimary();
    }

    @SchemaMapping
    @Nullable String accentColor(Branding branding) {
        return branding.accentColor();
    }

    @MutationMapping
    Updated brandingUpdate(@Argument BrandingService.Update input) {
        return new Updated(service.update(input));
    }
}
