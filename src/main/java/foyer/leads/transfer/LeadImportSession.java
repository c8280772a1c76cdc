package foyer.leads.transfer;

import foyer.leads.LeadContact;
import foyer.leads.LeadDraft;
import foyer.leads.LeadSource;
import foyer.leads.batches.LeadBatch;
import foyer.leads.batches.LeadRow;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.graphql.scalars.TextForms;
import foyer.platform.money.MoneyInput;
import foyer.transfer.DuplicateRule;
import foyer.transfer.ImportRow;
import foyer.transfer.ImportSession;
import foyer.transfer.ParsedRow;
import foyer.transfer.RowOutcome;
import foyer.transfer.RowProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads rows as leads and stores them. */
final class LeadImportSession implements ImportSession<LeadRow> {

    private final LeadBatch batch;
    private final DuplicateRule duplicates;
    private final BiFunction<String, List<?>, String> messages;

    LeadImportSession(LeadBatch batch, DuplicateRule duplicates, BiFunction<String, List<?>, String> messages) {
        this.batch = batch;
        this.duplicates = duplicates;
        this.messages = messages;
    }

    @Override
    public ParsedRow<LeadRow> parse(ImportRow row) {
        var cells = new Cells(row);
        var draft = cells.draft();
        var problems = new ArrayList<Problem>();
        var lead = batch.check(draft, cells.text(LeadImportField.STAGE), problems);
        problems.forEach(problem -> cells.add(problem));
        return lead == null || !cells.problems.isEmpty()
                ? new ParsedRow.Bad<>(cells.problems)
                : new ParsedRow.Good<>(new LeadRow(lead, cells.filled()));
    }

    @Override
    public List<RowOutcome> store(UUID job, List<LeadRow> rows) {
        return batch.store(job, rows, duplicates).stream().map(this::outcome).toList();
    }

    private RowOutcome outcome(LeadBatch.Outcome outcome) {
        return switch (outcome) {
            case CREATED -> RowOutcome.Done.CREATED;
            case UPDATED -> RowOutcome.Done.UPDATED;
            case DUPLICATE -> RowOutcome.Done.DUPLICATE;
            case ARCHIVED -> refused(LeadImportCode.LEAD_ARCHIVED);
            case FROZEN -> refused(LeadImportCode.LEAD_FROZEN);
            case FORBIDDEN -> refused(LeadImportCode.LEAD_FORBIDDEN);
        };
    }

    private RowOutcome refused(LeadImportCode code) {
        return new RowOutcome.Refused(new RowProblem(null, code.name(), message(code, List.of())));
    }

    private String message(Enum<?> code, List<?> arguments) {
        return messages.apply(code.getDeclaringClass().getSimpleName() + "." + code.name(), arguments);
    }

    /** A row's texts as values, with what is wrong with them. */
    private final class Cells {

        private final ImportRow row;
        private final List<RowProblem> problems = new ArrayList<>();

        Cells(ImportRow row) {
            this.row = row;
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
                    null,
                    known == null ? LeadSource.IMPORT : known,
                    sourceDetail(known == null ? source : null),
                    value(),
                    value(LeadImportField.SCORE, LeadImportCode.NUMBER_INVALID, Cells::number),
                    contact,
                    tags(),
                    null,
                    null);
        }

        /** The fields of a lead that the row says something of; a title that is made of others is none of them. */
        Set<String> filled() {
            var filled = new HashSet<String>();
            Stream.of(LeadImportField.values())
                    .filter(field -> text(field) != null)
                    .map(LeadImportField::path)
                    .filter(path -> !path.equals(LeadImportField.SOURCE.path()))
                    .forEach(filled::add);
            var source = text(LeadImportField.SOURCE);
            if (source != null) {
                filled.add(
                        source(source) == null ? LeadImportField.SOURCE_DETAIL.path() : LeadImportField.SOURCE.path());
            }
            return filled;
        }

        /** Between commas or semicolons. */
        private List<String> tags() {
            var text = text(LeadImportField.TAGS);
            return text == null
                    ? List.of()
                    : Stream.of(text.split("[,;،]", -1))
                            .filter(tag -> !tag.isBlank())
                            .toList();
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
                    value(LeadImportField.WEBSITE, LeadImportCode.WEBSITE_INVALID, Cells::website));
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
                    text -> Amounts.of(text, currency == null ? batch.currency() : currency));
            return money == null ? null : new MoneyInput(money.amountMinor(), money.currency());
        }

        private static @Nullable String website(String text) {
            return TextForms.url(text.contains("://") ? text : "https://" + text);
        }

        private static @Nullable Integer number(String text) {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                return null;
            }
        }

        private <T> @Nullable T value(LeadImportField field, LeadImportCode code, Function<String, @Nullable T> form) {
            var text = text(field);
            var value = text == null ? null : form.apply(text);
            if (text != null && value == null) {
                problems.add(new RowProblem(field.name(), code.name(), message(code, List.of())));
            }
            return value;
        }

        void add(Problem problem) {
            problems.add(new RowProblem(
                    field(problem.path()), problem.code().name(), message(problem.code(), problem.arguments())));
        }

        private static @Nullable String field(@Nullable List<String> path) {
            var joined = path == null ? "" : String.join(".", path);
            return Stream.of(LeadImportField.values())
                    .filter(field -> field.path().equals(joined))
                    .map(Enum::name)
                    .findFirst()
                    .orElse(null);
        }
    }
}
