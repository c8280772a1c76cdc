package foyer.leads.forms;

import org.jspecify.annotations.Nullable;

/**
 * Something that a form asks for.
 *
 * @param label what the page calls it; null for what it calls it by itself
 */
record LeadFormField(LeadFormFieldKind field, @Nullable String label, boolean required) {}
