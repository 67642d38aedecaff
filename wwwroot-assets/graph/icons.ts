/** Signs of actions by their names in the catalogue: lines on a grid of 16, one path each. */
const paths: Readonly<Record<string, string>> = {
  play_circle: "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M6.6 5.4v5.2L10.8 8z",
  stop_circle: "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M6 6h4v4H6z",
  filter_alt: "M2 3.5h12L9.5 8.7v4.1l-3 1.2V8.7z",
  data_object:
    "M6 2.5H5a1.5 1.5 0 0 0-1.5 1.5v2.4L2.2 8l1.3 1.6V12A1.5 1.5 0 0 0 5 13.5h1M10 2.5h1A1.5 1.5 0 0 1 12.5 4v2.4L13.8 8l-1.3 1.6V12a1.5 1.5 0 0 1-1.5 1.5h-1",
  schedule: "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M8 4.5V8l2.3 1.6",
  code: "M5.2 4.5 1.8 8l3.4 3.5M10.8 4.5 14.2 8l-3.4 3.5M9.2 3 6.8 13",
  view_module: "M2.5 2.5H7V7H2.5zM9 2.5h4.5V7H9zM2.5 9H7v4.5H2.5zM9 9h4.5v4.5H9z",
  call_split: "M8 14V9L3.5 4.5M3.5 8V4.5H7M8 9l4.5-4.5M12.5 8V4.5H9",
  alt_route: "M4.5 14V2.5M2 5l2.5-2.5L7 5M4.5 11c0-3.5 7-2.5 7-7M9 5.5l2.5-2.5L14 5.5",
  device_hub:
    "M8 2.2a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2M8 5.4V8M8 8l-4.5 3M8 8l4.5 3M8 8v3M2.2 11h2.6v2.6H2.2zM6.7 11h2.6v2.6H6.7zM11.2 11h2.6v2.6h-2.6z",
  http: "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M1.8 8h12.4M8 1.8c3.6 3.6 3.6 8.8 0 12.4M8 1.8c-3.6 3.6-3.6 8.8 0 12.4",
  forum: "M2 2.5h9v6H6l-2.5 2v-2H2zM13 5.5h1v6h-1.5v2l-2.5-2H6.5",
  mail: "M2 3.5h12v9H2zM2 4.5l6 4.5 6-4.5",
  person_search:
    "M6.5 2.5a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8M2 13a4.5 4.5 0 0 1 6-4.2M11 9a2 2 0 1 1 0 4 2 2 0 0 1 0-4M12.5 12.5 14.2 14.2",
  person_add: "M6.5 2.5a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8M2 13a4.5 4.5 0 0 1 9 0M12.5 4.5v4M10.5 6.5h4",
  database:
    "M8 2.2c3 0 5 .8 5 1.9S11 6 8 6 3 5.2 3 4.1s2-1.9 5-1.9M3 4.1v7.8c0 1.1 2 1.9 5 1.9s5-.8 5-1.9V4.1M3 8c0 1.1 2 1.9 5 1.9S13 9.1 13 8",
  smart_toy: "M3 5.5h10v7.5H3zM8 5.5V3M8 2.2h.01M6 8.5h.01M10 8.5h.01M6.2 10.8h3.6M1.5 8v2.5M14.5 8v2.5",
  build:
    "M13.4 4.2a3.4 3.4 0 0 1-4.6 4.1l-4.6 4.9a1.3 1.3 0 0 1-1.9-1.9l4.9-4.6a3.4 3.4 0 0 1 4.1-4.6L9.2 4.2l.4 2.2 2.2.4z",
  webhook:
    "M8 2.5a2.4 2.4 0 0 1 2 3.7l2 3.4M6 6.2a2.4 2.4 0 0 1 2-3.7M6 6.2 3.8 9.8M12 9.6a2.4 2.4 0 1 1-1.6 4.2M10.4 12H5.8M3.8 9.8a2.2 2.2 0 1 0 2 2.2",
  description: "M4 1.8h5.5L12.5 5v9.2H4zM9.5 1.8V5h3M6 8h4.5M6 10.8h4.5",
  loop: "M3 7a5 5 0 0 1 9-2.2M12.5 2.2v3h-3M13 9a5 5 0 0 1-9 2.2M3.5 13.8v-3h3",
  support_agent: "M3.2 9V7.5a4.8 4.8 0 0 1 9.6 0V9M2.5 8.5h2v3.5h-2zM11.5 8.5h2v3.5h-2zM12.5 12c0 1.5-1.5 2.2-3.5 2.2",
  extension: "M3 5h2.6a1.7 1.7 0 1 1 3.2 0H11.5v2.8a1.7 1.7 0 1 1 0 3.2v2.5H3z",
  crop_square: "M3 3h10v10H3z",
};

/** What an action without a known sign has. */
const plain = "M3 3h10v10H3z";

export const iconPath = (name: string): string => (Object.hasOwn(paths, name) ? (paths[name] ?? plain) : plain);
