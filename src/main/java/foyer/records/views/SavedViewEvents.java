package foyer.records.views;

import foyer.platform.events.Event;
import java.util.UUID;

/** What happened to a saved view. */
sealed interface SavedViewEvents extends Event {

    SavedViewId view();

    @Override
    default String entityType() {
        return SavedViewService.TYPE;
    }

    @Override
    default UUID entityId() {
        return view().value();
    }

    /** It was saved, new or over what it was. */
    record Saved(SavedViewId view) implements SavedViewEvents {
        @Override
        public String type() {
            return "saved_view.saved";
        }
    }

    /** It is no more. */
    record Deleted(SavedViewId view) implements SavedViewEvents {
        @Override
        public String type() {
            return "saved_view.deleted";
        }
    }
}
