import type { CampaignMap, Figures, MapPlace } from "./model";

/** What the panel is told. */
export type ToView =
  | { readonly type: "map"; readonly map: CampaignMap; readonly figures: Figures | null }
  | { readonly type: "caret"; readonly place: MapPlace | null }
  | { readonly type: "trouble"; readonly text: string };

/** What the panel tells. */
export type FromView =
  | { readonly type: "ready" }
  | { readonly type: "go"; readonly place: MapPlace }
  | { readonly type: "simulate" };
