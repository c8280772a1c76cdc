package foyer.properties.searches;

import foyer.platform.mail.FrontendLinks;
import foyer.platform.mail.MailTemplate;
import foyer.platform.money.MoneyText;
import foyer.platform.time.TenantClock;
import foyer.properties.Property;
import foyer.properties.PropertyOffer;
import foyer.properties.PropertyRentPrice;
import foyer.properties.PropertySalePrice;
import foyer.tenancy.MemberMails;
import foyer.tenancy.People;
import foyer.tenancy.Tenancy;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mails that tell of properties, to the owner of a search or to somebody outside; each can be ended by one click. */
@Component
class SearchMails {

    /**
     * What the mail tells.
     *
     * @param name whom it is to, empty for none
     * @param company empty for none
     * @param search its name, empty for what looks like no name
     * @param more how many others there are
     * @param unsubscribe where the mail is ended; empty where that is said by the layout
     */
    record Model(String name, String company, String search, List<Line> properties, int more, String unsubscribe) {}

    /** A property of it, empty for what is unknown. */
    record Line(String why, String title, String reference, String price, String place, String link) {}

    /** A property, and why it is told of. */
    record Told(Property property, MatchReason reason) {}

    private static final MailTemplate<Model> TEMPLATE = MailTemplate.of("property-alert", Model.class);

    private final MemberMails mails;
    private final UnsubscribeLinks unsubscribing;
    private final FrontendLinks links;
    private final Tenancy tenancy;
    private final TenantClock clock;

    SearchMails(
            MemberMails mails,
            UnsubscribeLinks unsubscribing,
            FrontendLinks links,
            Tenancy tenancy,
            TenantClock clock) {
        this.mails = mails;
        this.unsubscribing = unsubscribing;
        this.links = links;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** In the transaction that notes it as told; the same key is not told twice of a search. */
    void tell(PropertySavedSearch search, List<Told> told, int more, String key) {
        var tenant = tenancy.tenant();
        var locale = tenant.locale();
        var recipient = search.recipient();
        var slug = recipient == null ? null : tenant.slug();
        var lines = told.stream().map(one -> line(one, locale, slug)).toList();
        var link = unsubscribing.of(search.id());
        var byLayout = MemberMails.isOneClick(link);
        var mail = new MemberMails.Mail<>(
                TEMPLATE,
                to -> new Model(
                        to.name(),
                        to.company(),
                        People.inMail(search.name()),
                        lines,
                        more,
                        byLayout ? "" : link.toString()),
                "property-alert:" + search.id() + ":" + key,
                byLayout ? link : null);
        if (recipient == null) {
            mails.sendToMember(search.ownerId(), mail);
        } else {
            mails.sendToAnybody(recipient.email(), Objects.requireNonNullElse(recipient.name(), ""), mail);
        }
    }

    /** @param slug of the tenant, for somebody outside; null for a member */
    private Line line(Told told, Locale locale, @Nullable String slug) {
        var property = told.property();
        var address = property.address();
        return new Line(
                told.reason().name(),
                Objects.requireNonNullElse(property.title(), property.reference()),
                property.reference(),
                prices(property, locale, clock.now()),
                joined(address.district(), ", ", address.city()),
                (slug == null
                                ? links.property(property.id().toString())
                                : links.publicProperty(slug, property.reference()))
                        .toString());
    }

    /** A price that holds no more is told to nobody. */
    private static String prices(Property property, Locale locale, Instant now) {
        var sale = PropertySalePrice.holding(property.salePrice(), now);
        var rent = PropertyRentPrice.holding(property.rentPrice(), now);
        return joined(
                sale == null || !isOffered(PropertyOffer.SALE, property)
                        ? null
                        : MoneyText.brief(sale.amount(), locale),
                " / ",
                rent == null || !isOffered(PropertyOffer.RENT, property)
                        ? null
                        : MoneyText.brief(rent.amount(), locale));
    }

    /** As in public: recipients may be outside, where a price that is only kept is nobody's to know. */
    private static boolean isOffered(PropertyOffer offer, Property property) {
        return property.purpose().includes(offer);
    }

    /** What there is of both, empty for neither. */
    private static String joined(@Nullable String first, String between, @Nullable String second) {
        if (first == null || second == null) {
            return Objects.requireNonNullElse(first == null ? second : first, "");
        }
        return first + between + second;
    }
}
