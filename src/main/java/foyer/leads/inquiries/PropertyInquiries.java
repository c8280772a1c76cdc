package foyer.leads.inquiries;

import static foyer.leads.captures.LeadCaptureErrorCode.CLOSED;

import foyer.entitlements.Feature;
import foyer.leads.LeadAddress;
import foyer.leads.LeadContact;
import foyer.leads.LeadSource;
import foyer.leads.captures.CaptureDraft;
import foyer.leads.captures.CaptureErrors;
import foyer.leads.captures.CaptureOrigin;
import foyer.leads.captures.Captures;
import foyer.leads.captures.Strangers;
import foyer.leads.forms.LeadFormSettings;
import foyer.platform.graphql.UserErrorException;
import foyer.properties.Properties;
import foyer.properties.PublishedProperty;
import foyer.tenancy.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes leads of inquiries on properties that the public sees, given to the members who look after them. A property that
 * is not published, and a tenant that takes nothing, answer like one that there is not.
 */
@Component
class PropertyInquiries {

    private static final String SCOPE = "property inquiry";
    private static final String INQUIRIES = "propertyInquiry";

    private final Properties properties;
    private final Captures captures;
    private final Strangers strangers;
    private final Tenancy tenancy;
    private final LeadFormSettings settings;

    PropertyInquiries(
            Properties properties, Captures captures, Strangers strangers, Tenancy tenancy, LeadFormSettings settings) {
        this.properties = properties;
        this.captures = captures;
        this.strangers = strangers;
        this.tenancy = tenancy;
        this.settings = settings;
    }

    void take(PropertyInquiry inquiry) {
        strangers.count(INQUIRIES, settings.ofAddress());
        var tenant = tenancy.activeBySlug(inquiry.tenantSlug());
        if (tenant == null) {
            throw closed();
        }
        strangers.<@Nullable Void>within(tenant, SCOPE, () -> {
            var property = published(inquiry.ref());
            strangers.count(INQUIRIES, property.id().value(), settings.ofForm());
            take(property, inquiry);
            return null;
        });
    }

    private PublishedProperty published(String reference) {
        var open = strangers.areServed(Feature.MODULE_LEADS, Feature.MODULE_PROPERTIES);
        var property = open ? properties.published(reference) : null;
        if (property == null) {
            throw closed();
        }
        return property;
    }

    private void take(PublishedProperty property, PropertyInquiry inquiry) {
        var errors = new CaptureErrors();
        var contact = errors.contact(inquiry.contact(), tenancy.defaults().country());
        var message = errors.text("message", inquiry.message(), CaptureErrors.MAX_MESSAGE);
        var consent = errors.text("consentText", inquiry.consentText(), CaptureErrors.MAX_CONSENT);
        errors.requireReachable(inquiry.contact());
        errors.check();
        // Whoever fills in what nobody sees is told what everybody is.
        var dropped = inquiry.leaveEmpty() != null && !inquiry.leaveEmpty().isEmpty();
        if (!dropped && !captures.keep(draft(property, contact, message, consent, inquiry.origin()))) {
            throw closed();
        }
    }

    private static UserErrorException closed() {
        return UserErrorException.at("ref", CLOSED);
    }

    private static CaptureDraft draft(
            PublishedProperty property,
            LeadContact contact,
            @Nullable String message,
            @Nullable String consent,
            @Nullable CaptureOrigin origin) {
        return new CaptureDraft(
                LeadSource.INQUIRY,
                property.title() == null ? property.reference() : property.title(),
                null,
                property.id(),
                contact,
                LeadAddress.NONE,
                message,
                origin == null ? CaptureOrigin.NONE : origin,
                consent,
                null,
                property.agent(),
                null);
    }
}
