package foyer.leads.transfer;

import foyer.leads.LeadContact;
import foyer.leads.LeadDraft;
import foyer.leads.LeadSource;
import foyer.leads.Websites;
import foyer.leads.batches.BatchRule;
import foyer.leads.batches.LeadBatch;
import foyer.platform.graphql.scalars.TextForms;
import foyer.platform.money.Money;
import foyer.platform.money.MoneyInput;
import foyer.records.fields.CustomFieldId;
import foyer.records.fields.CustomValue;
import foyer.tenancy.teams.TeamId;
import foyer.transfer.ImportRow;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row's texts as values; what is wrong with them goes to its {@link RowFaults}. */
final class LeadCells {

    private final ImportRow row;
    private final LeadBatch batch;
    private final BatchRule rule;
    private final PlaceCells places;
    private final AssigneeCells people;
    private final CustomCells own;
    private final RowFaults faults;

    /** @param teams by the keys of their names */
    LeadCells(
            ImportRow row,
            LeadBatch batch,
            BatchRule rule,
            Map<String, TeamId> teams,
            AssigneeCells people,
            CustomCells own,
            RowFaults faults) {
        this.row = row;
        this.batch = batch;
        this.rule = rule;
        this.places = new PlaceCells(this, faults, teams);
        this.people = people;
        this.own = own;
        this.faults = faults;
    }

    /** Its values of custom fields. */
    Map<CustomFieldId, CustomValue> custom() {
        return own.of(row, faults.problems());
    }

    @Nullable String text(LeadImportField field) {
        return row.text(field.name());
    }

    LeadDraft draft() {
        var contact = contact();
        var source = text(LeadImportField.SOURCE);
        var known = source(source);
        return new LeadDraft(
                title(contact),
                null,
                people.assignee(text(LeadImportField.ASSIGNEE), faults),
                known == null ? LeadSource.IMPORT : known,
                sourceDetail(known == null ? source : null),
                value(),
                value(LeadImportField.SCORE, LeadImportCode.NUMBER_INVALID, LeadCells::number),
                contact,
                places.address(),
                places.location(),
                places.team(),
                tags(),
                null,
                isNotToBeContacted(),
                true,
                null);
    }

    /** The fields of a lead that the row says something of; a title that is made of others is none of them. */
    Set<String> filled() {
        var filled = new HashSet<String>();
        Stream.of(LeadImportField.values())
                .filter(field -> text(field) != null)
                .filter(field -> field != LeadImportField.DO_NOT_CONTACT || isMarked())
                .map(field -> field.isOfAddress() ? "address" : field.path())
                .filter(path -> !path.equals(LeadImportField.SOURCE.path()))
                .forEach(filled::add);
        var source = text(LeadImportField.SOURCE);
        if (source != null) {
            filled.add(source(source) == null ? LeadImportField.SOURCE_DETAIL.path() : LeadImportField.SOURCE.path());
        }
        return filled;
    }

    /** Between commas or semicolons, and those that all rows get. */
    private List<String> tags() {
        var text = text(LeadImportField.TAGS);
        if (text == null) {
            return rule.tags();
        }
        var own = Stream.of(text.split("[,;،]", -1)).filter(tag -> !tag.isBlank());
        return Stream.concat(own, rule.tags().stream()).toList();
    }

    /** Whatever says best what it is about: a file of contacts has no titles. */
    private String title(LeadContact contact) {
        return Stream.of(
                        text(LeadImportField.TITLE),
                        contact.name(),
                        contact.company(),
                        contact.email(),
                        contact.phone(),
                        contact.website())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private LeadContact contact() {
        return new LeadContact(
                name(),
                text(LeadImportField.COMPANY),
                value(LeadImportField.EMAIL, LeadImportCode.EMAIL_INVALID, TextForms::emailAddress),
                value(
                        LeadImportField.PHONE,
                        LeadImportCode.PHONE_INVALID,
                        text -> TextForms.phoneNumber(text, batch.country())),
                value(LeadImportField.WEBSITE, LeadImportCode.WEBSITE_INVALID, Websites::kept));
    }

    private boolean isNotToBeContacted() {
        var flag = value(LeadImportField.DO_NOT_CONTACT, LeadImportCode.FLAG_INVALID, CustomCells::flag);
        return Boolean.TRUE.equals(flag);
    }

    /** Only a mark fills anything: an older file takes nobody's back. */
    private boolean isMarked() {
        var text = text(LeadImportField.DO_NOT_CONTACT);
        return text != null && Boolean.TRUE.equals(CustomCells.flag(text));
    }

    private @Nullable String name() {
        var whole = text(LeadImportField.CONTACT_NAME);
        if (whole != null) {
            return whole;
        }
        var name = Stream.of(text(LeadImportField.FIRST_NAME), text(LeadImportField.LAST_NAME))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? null : name;
    }

    /** Null for a text that is none of the sources: it is kept as the detail. */
    private static @Nullable LeadSource source(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var name = text.toUpperCase(Locale.ROOT);
        return Stream.of(LeadSource.values())
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String sourceDetail(@Nullable String source) {
        var detail = text(LeadImportField.SOURCE_DETAIL);
        return detail == null ? source : detail;
    }

    private @Nullable MoneyInput value() {
        var currency = value(
                LeadImportField.CURRENCY,
                LeadImportCode.CURRENCY_INVALID,
                text -> TextForms.currencyCode(text.toUpperCase(Locale.ROOT)));
        var money = value(
                LeadImportField.VALUE,
                LeadImportCode.AMOUNT_INVALID,
                text -> amount(text, currency == null ? batch.currency() : currency));
        return money == null ? null : new MoneyInput(money.amountMinor(), money.currency());
    }

    private @Nullable Money amount(String text, String currency) {
        return row.isNumber(LeadImportField.VALUE.name())
                ? Amounts.ofNumber(text, currency)
                : Amounts.of(text, currency);
    }

    private static @Nullable Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Null where the row says nothing of it, and where that is none. */
    <T> @Nullable T value(LeadImportField field, LeadImportCode code, Function<String, @Nullable T> form) {
        var text = text(field);
        var value = text == null ? null : form.apply(text);
        if (text != null && value == null) {
            faults.refuse(field, code);
        }
        return value;
    }
}
