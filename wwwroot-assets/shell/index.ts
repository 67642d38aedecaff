import { watchComboboxes } from "./combobox";
import { watchEarlyTyping } from "./early";
import { defineInteractive } from "./interactive";
import { defineModal } from "./modal";
import { watchNavigation } from "./navigation";
import { watchReconnect } from "./reconnect";
import { watchShortcuts } from "./shortcuts";
import { watchTheme } from "./theme";
import { defineTime } from "./time";

defineInteractive();
defineModal();
defineTime();
watchComboboxes(document);
watchEarlyTyping(document);
watchNavigation(document);
watchReconnect(document);
watchShortcuts(document);
watchTheme(document);
