package foyer.records.fields;

import foyer.platform.events.Event;
import java.util.UUID;

/** What happened to a custom field. */
sealed interface CustomFieldEvents extends Event {

    CustomFieldId field();

    @Override
    default String entityType() {
        return CustomFieldService.TYPE;
    }

    @Override
    default UUID entityId() {
        return field().value();
    }

    /** A field was made. */
    record Created(CustomFieldId field) implements CustomFieldEvents {
        @Override
        public String type() {
            return "custom_field.created";
        }
    }

    /** It is called otherwise, or has other options. */
    record Updated(CustomFieldId field) implements CustomFieldEvents {
        @Override
        public String type() {
            return "custom_field.updated";
        }
    }

    /** It is not used any more. */
    record Archived(CustomFieldId field) implements CustomFieldEvents {
        @Override
        public String type() {
            return "custom_field.archived";
        }
    }

    /** It is used again. */
    record Restored(CustomFieldId field) implements CustomFieldEvents {
        @Override
        public String type() {
            return "custom_field.restored";
        }
    }

    /** The fields stand in another order; told of the first one. */
    record Reordered(CustomFieldId field) implements CustomFieldEvents {
        @Override
        public String type() {
            return "custom_field.reordered";
        }
    }
}
